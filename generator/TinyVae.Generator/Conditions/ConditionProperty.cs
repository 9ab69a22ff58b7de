using TinyVae.Generator.Attributes;

namespace TinyVae.Generator.Conditions;

/// <summary>How many floats of condition stand behind the features of a row.</summary>
internal static class ConditionProperty
{
    private const string Name = PropertyNames.Condition;

    /// <summary>0 for none.</summary>
    public static int Read(Declaration declaration) =>
        declaration.Find(Name) is { } argument ? SizeProperty.Admit(declaration, argument, Name, least: 0) ?? 0 : 0;
}
