using TinyVae.Generator.Attributes;
using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Declarations;

/// <summary>The shape of a row of data.</summary>
internal static class InputProperty
{
    private const string Name = PropertyNames.Input;
    private const string Example = "Input = \"28x28\"";

    /// <summary>Null where it cannot be read: what depends on it is then not judged.</summary>
    public static FeatureShape? Read(Declaration declaration)
    {
        if (declaration.Require(Name, Example, neededBy: Name) is not { } argument)
            return null;
        if (argument.Value is string text && text.Trim().Length > 0)
            return declaration.Accept(InputGrammar.Parse(text), argument, text);

        declaration.ReportMissing(Name, Example, neededBy: Name);
        return null;
    }
}
