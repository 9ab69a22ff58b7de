using TinyVae.Generator.Declarations;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The library in a file of generated code, where the project refers to it by an alias: nothing of it is in the global namespace then.</summary>
internal static class LibraryName
{
    private const string Usual = "global";

    /// <summary>Declares the alias, if there is one: before all else but directives.</summary>
    public static void Declare(SourceWriter writer, ModelType type)
    {
        if (type.LibraryAlias == Usual)
            return;
        writer.Write($"extern alias {type.LibraryAlias};");
        writer.BlankLine();
    }

    /// <summary>The file with the alias in place of the global namespace.</summary>
    public static string Resolve(string file, ModelType type) =>
        type.LibraryAlias == Usual ? file : file.Replace($"{Usual}::TinyVae.", $"{type.LibraryAlias}::TinyVae.");
}
