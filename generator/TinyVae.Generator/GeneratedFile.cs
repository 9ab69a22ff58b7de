using System.Text;
using Microsoft.CodeAnalysis;
using TinyVae.Generator.Model;

namespace TinyVae.Generator;

/// <summary>The file that a model's generated half stands in.</summary>
internal static class GeneratedFile
{
    /// <summary>Longer names, with the folders around them, pass the length of path that some systems allow.</summary>
    private const int LongestName = 100;

    /// <summary>
    /// A name for the file, unique in the compilation: the class's full name where that can be one, otherwise what can be kept of it
    /// with a hash of the whole.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <param name="ambiguousNames">Those of <see cref="AmbiguousNames"/>: some file systems do not tell capitals apart.</param>
    public static string HintName(ModelType type, EquatableArray<string> ambiguousNames)
    {
        string fullName = type.FullName.Replace("@", "");
        string name = new([.. fullName.Take(LongestName).Select(letter => IsPortable(letter) ? letter : '_')]);
        bool isWhole = name == fullName && !ambiguousNames.Contains(type.FullName.ToUpperInvariant());
        return isWhole ? $"{name}.g.cs" : $"{name}.{Hash(type):x16}.g.cs";
    }

    /// <summary>The names, in capitals and in order, that several of <paramref name="fullNames"/> are but for capitals.</summary>
    public static EquatableArray<string> AmbiguousNames(IEnumerable<string> fullNames)
    {
        IEnumerable<IGrouping<string, string>> same = fullNames.GroupBy(name => name.ToUpperInvariant()).Where(names => names.Count() > 1);
        return new EquatableArray<string>([.. same.Select(names => names.Key).OrderBy(name => name, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a file of the compilation was generated here.</summary>
    public static bool IsOne(SyntaxTree tree) => tree.FilePath.Contains(typeof(VaeGenerator).FullName);

    private static bool IsPortable(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.';

    /// <summary>FNV-1a in 64 bits of all that tells two types apart.</summary>
    private static ulong Hash(ModelType type)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte part in Encoding.UTF8.GetBytes($"{type.Namespace}\n{string.Join("\n", type.Containers)}\n{type.Name}"))
            hash = unchecked((hash ^ part) * 0x100000001b3);
        return hash;
    }
}
