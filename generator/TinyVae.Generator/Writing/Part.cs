namespace TinyVae.Generator.Writing;

/// <summary>Where the part of something lies that a loop of so many turns is at: the whole where there is one turn.</summary>
internal static class Part
{
    /// <summary>A part of an array.</summary>
    public static string Of(string array, string variable, string step, int turns) =>
        turns == 1 ? array : $"Unsafe.Add(ref {array}, {variable} * {step})";

    /// <summary>The offset of a part.</summary>
    public static string Offset(string first, string variable, string step, int turns) =>
        turns == 1 ? first : $"{first} + {variable} * {step}";

    /// <summary>A sum, of which either may be nothing.</summary>
    public static string Sum(string one, string other) => one == "0" ? other : other == "0" ? one : $"{one} + {other}";

    /// <summary>A product, whose first factor may be a sum, nothing or one.</summary>
    public static string Times(string one, string other) => (one, other) switch
    {
        ("0", _) => "0",
        ("1", _) => other,
        (_, "1") => one,
        _ when one.Contains(' ') => $"({one}) * {other}",
        _ => $"{one} * {other}",
    };
}
