using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Attributes;

/// <summary>A member of an enumeration that has the name of the property.</summary>
internal static class EnumProperty
{
    /// <summary>The first member where none is written; null where the enumeration has no such member.</summary>
    /// <typeparam name="T">The generator's own enumeration of the same members.</typeparam>
    public static T? Read<T>(Declaration declaration, string property)
        where T : struct, Enum
    {
        if (declaration.Find(property) is not { } argument)
            return default(T);
        if (argument.Value is int value && Enum.IsDefined(typeof(T), value))
            return (T)(object)value;

        string[] members = [.. Enum.GetNames(typeof(T)).Select(name => $"{property}.{name}")];
        string listed = $"{string.Join(", ", members.Take(members.Length - 1))} or {members.Last()}";
        declaration.Report(Rules.UndefinedValue, argument, property, argument.Value!, listed);
        return null;
    }
}
