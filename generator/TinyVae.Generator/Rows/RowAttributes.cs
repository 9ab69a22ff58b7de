using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Rows;

/// <summary>The attributes of one property, field or parameter of a row's type, by the names of the library's classes.</summary>
internal sealed class RowAttributes
{
    private const string Suffix = "Attribute";

    private readonly Dictionary<string, AttributeData> _found = [];

    /// <summary>Those of a member, and of the constructor's parameter of its name, where a record has them.</summary>
    public RowAttributes(ISymbol member)
    {
        IEnumerable<IParameterSymbol> parameters = member.ContainingType.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == member.Name);
        foreach (AttributeData attribute in member.GetAttributes().Concat(parameters.SelectMany(parameter => parameter.GetAttributes())))
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "TinyVae", ContainingNamespace.IsGlobalNamespace: true }, Name: var name })
                _found[name.Substring(0, name.Length - Suffix.Length)] = attribute;
        }
    }

    public bool Have(string name) => _found.ContainsKey(name);

    /// <summary>The integers that an attribute was constructed with; null where there are none.</summary>
    public (int Least, int Most)? Range(string name) =>
        _found.TryGetValue(name, out AttributeData? attribute) && attribute.ConstructorArguments.Length == 2
            ? ((int)attribute.ConstructorArguments[0].Value!, (int)attribute.ConstructorArguments[1].Value!)
            : null;

    /// <summary>Those of some that are there.</summary>
    public IReadOnlyList<string> Among(params string[] names) => [.. names.Where(Have)];
}
