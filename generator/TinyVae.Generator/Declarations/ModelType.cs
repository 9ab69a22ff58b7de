using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Declarations;

/// <summary>The user's class: where its other half must stand.</summary>
/// <param name="Namespace">Dotted, or empty for the global namespace.</param>
/// <param name="Containers">The types around it, outermost first, each as it must be reopened: <c>partial class Outer</c>.</param>
/// <param name="Name">The class's identifier, escaped where it could be taken for a keyword.</param>
internal sealed record ModelType(string Namespace, EquatableArray<string> Containers, string Name)
{
    /// <summary><c>class</c>; <c>record</c> where the class is one, which no model can be.</summary>
    public string Keyword { get; init; } = "class";

    /// <summary>Whether the assembly promises to comply with the CLS, which a model, with its unsigned seeds, must be excepted from.</summary>
    public bool IsExceptedFromCls { get; init; }

    /// <summary>The alias under which the project refers to the library; <c>global</c> where it has given none.</summary>
    public string LibraryAlias { get; init; } = "global";

    /// <summary>With their brackets, of a generic class, which no model can be; otherwise empty.</summary>
    public string TypeParameters { get; init; } = "";

    /// <summary>The class as a type.</summary>
    public string Self => Name + TypeParameters;

    /// <summary>The interface of models, of this one.</summary>
    public string Contract => $"global::TinyVae.IVae<{Self}>";

    /// <summary>The interface of models of columns, which those are besides.</summary>
    public const string ColumnContract = "global::TinyVae.IColumnVae";

    /// <summary>Namespace, containers and name, dotted, as they are and not as code must escape them. Several types can have one.</summary>
    public string FullName { get; } = string.Join(
        ".", Containers.Select(NameIn).Prepend(Namespace).Append(Name).Where(part => part.Length > 0)).Replace("@", "");

    private static string NameIn(string container)
    {
        string withoutParameters = container.Split('<')[0];
        return withoutParameters.Substring(withoutParameters.LastIndexOf(' ') + 1);
    }
}
