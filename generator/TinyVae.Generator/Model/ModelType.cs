namespace TinyVae.Generator.Model;

/// <summary>The user's class: where its other half must stand.</summary>
/// <param name="Namespace">Dotted, or empty for the global namespace.</param>
/// <param name="Containers">The types around it, outermost first, each as it must be reopened: <c>partial class Outer</c>.</param>
/// <param name="Name">The class's identifier, escaped where it could be taken for a keyword.</param>
internal sealed record ModelType(string Namespace, EquatableArray<string> Containers, string Name)
{
    /// <summary>Unique in the compilation: namespace, containers and name, dotted.</summary>
    public string FullName { get; } = string.Join(
        ".", Containers.Select(LastWord).Prepend(Namespace).Append(Name).Where(part => part.Length > 0));

    private static string LastWord(string declaration) => declaration.Substring(declaration.LastIndexOf(' ') + 1);
}
