using System.Collections.Immutable;
using System.Text;
using TinyVae.Generator.Declarations;

namespace TinyVae.Generator;

/// <summary>The file that a class's generated half stands in.</summary>
/// <param name="HintName">Its name, which no other file of the compilation has.</param>
/// <param name="Completion">What it holds.</param>
internal sealed record GeneratedFile(string HintName, ClassCompletion Completion)
{
    /// <summary>Longer names, with the folders around them, pass the length of path that some systems allow.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// A file for each class, of a name that differs from every other in more than capitals, which some file systems do not tell apart,
    /// nor does the compiler: one name given twice, and no file of the whole compilation is taken. The name is the class's full name where
    /// that can be one and no other class has it, otherwise what can be kept of it with a hash of the whole.
    /// </summary>
    public static ImmutableArray<GeneratedFile> Of(IReadOnlyCollection<ClassCompletion> classes)
    {
        ILookup<string, ModelType> sameNames =
            classes.Select(one => one.Type).ToLookup(type => type.FullName, StringComparer.OrdinalIgnoreCase);
        HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);
        return [.. classes.Select(one => new GeneratedFile(NameOf(one.Type, sameNames[one.Type.FullName].Count() == 1, given), one))];
    }

    private static string NameOf(ModelType type, bool isAlone, HashSet<string> given)
    {
        string name = new([.. type.FullName.Take(LongestName).Select(letter => IsPortable(letter) ? letter : '_')]);
        string hintName = isAlone && name == type.FullName ? $"{name}.g.cs" : $"{name}.{Hash(type):x16}.g.cs";
        for (int count = 2; !given.Add(hintName); count++)
            hintName = $"{name}.{Hash(type):x16}.{count}.g.cs";
        return hintName;
    }

    private static bool IsPortable(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.';

    /// <summary>FNV-1a in 64 bits of all that tells two types apart.</summary>
    private static ulong Hash(ModelType type)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte part in Encoding.UTF8.GetBytes($"{type.Namespace}\n{string.Join("\n", type.Containers)}\n{type.Self}"))
            hash = unchecked((hash ^ part) * 0x100000001b3);
        return hash;
    }
}
