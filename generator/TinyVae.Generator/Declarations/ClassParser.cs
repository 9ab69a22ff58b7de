using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Declarations;

/// <summary>The user's class: whether it can be completed, and where its other half must stand.</summary>
internal sealed class ClassParser(
    INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, ICollection<Diagnostic> problems)
{
    /// <summary>The types around the class, outermost first.</summary>
    private readonly TypeDeclarationSyntax[] _containers = [.. declaration.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()];

    private readonly TypeDeclarationSyntax[] _parts =
        [.. type.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).OfType<TypeDeclarationSyntax>()];

    private readonly LibraryReference _library = new(compilation, VaeAttributeData.Of(type)!.AttributeClass!.ContainingAssembly);

    /// <summary>
    /// Whether another file can hold a part of it. Of a class that is not partial the compiler would tell so too, at the same place.
    /// </summary>
    public bool CanHaveOtherHalf =>
        _containers.Append(declaration).All(part =>
            part is not ExtensionBlockDeclarationSyntax && part.Modifiers.Any(SyntaxKind.PartialKeyword)) &&
        !_containers.Concat(_parts).Any(part => part.Modifiers.Any(SyntaxKind.FileKeyword)) &&
        _library.TakenNames.IsEmpty; // by which the other half calls the library

    /// <summary>Tells each reason why the class cannot be a model.</summary>
    public void Report()
    {
        int before = problems.Count;
        ReportNotPartial();
        ReportContainers();
        ReportKindOfClass();
        BaseClass.Report(type, compilation, reason => Unsuitable(declaration.Identifier, reason));
        ReportTakenNames();
        if (problems.Count == before)
            ReportConstructors();
    }

    /// <summary>Where the other half must stand.</summary>
    public ModelType Describe()
    {
        List<string> namespaces = [];
        for (INamespaceSymbol part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
            namespaces.Insert(0, Identifier.OfNamespace(part.Name));
        IEnumerable<string> containers = _containers.Select(part =>
            $"partial {Kind(part)} {Identifier.OfType(part.Identifier.ValueText)}{TypeParameters(part)}");
        return new ModelType(string.Join(".", namespaces), new EquatableArray<string>([.. containers]), Identifier.OfType(type.Name))
        {
            Keyword = declaration.Keyword.Text,
            TypeParameters = TypeParameters(declaration),
            IsExceptedFromCls = ClsCompliance.MustExcept(type, compilation),
            LibraryAlias = _library.Alias,
        };
    }

    private void ReportNotPartial()
    {
        foreach (TypeDeclarationSyntax part in _containers.Append(declaration))
        {
            string name = part.Identifier.ValueText;
            if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
                problems.Add(Diagnostic.Create(Rules.NotPartial, part.Identifier.GetLocation(), name, type.Name, $"{Kind(part)} {name}"));
        }
    }

    private void ReportContainers()
    {
        foreach (TypeDeclarationSyntax container in _containers)
        {
            string name = container.Identifier.ValueText;
            if (container.TypeParameterList is { } parameters)
                Unsuitable(parameters, $"it is nested in the generic type '{name}'");
            ReportModifier([container], SyntaxKind.FileKeyword, $"it is nested in '{name}', which is local to its file");
        }
    }

    private void ReportKindOfClass()
    {
        ReportModifier(_parts, SyntaxKind.StaticKeyword, "it is static");
        ReportModifier(_parts, SyntaxKind.AbstractKeyword, "it is abstract");
        ReportModifier(_parts, SyntaxKind.FileKeyword, "it is local to its file");
        if (declaration.TypeParameterList is { } parameters)
            Unsuitable(parameters, "it is generic");
        if (declaration is RecordDeclarationSyntax record)
            Unsuitable(record.Keyword, "it is a record");
        else if (_parts.Select(part => part.ParameterList).FirstOrDefault(list => list is not null) is { } primary)
            Unsuitable(primary, "it has a primary constructor, which the generated one would have to call");
    }

    /// <summary>Only the generated constructor allocates the parameters: every other must go through it.</summary>
    private void ReportConstructors()
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax written &&
                !(constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64) &&
                written.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true)
            {
                Unsuitable(written.Identifier, "its constructor does not call the generated one: add ': this(seed)'");
            }
        }
    }

    private void ReportTakenNames()
    {
        foreach (string name in _library.TakenNames)
            problems.Add(Diagnostic.Create(Rules.TakenName, declaration.Identifier.GetLocation(), name, type.Name));
    }

    /// <summary>A modifier may stand on any part; the first one that has it is enough.</summary>
    private void ReportModifier(IEnumerable<TypeDeclarationSyntax> parts, SyntaxKind modifier, string reason)
    {
        foreach (SyntaxToken token in parts.SelectMany(part => part.Modifiers).Where(token => token.IsKind(modifier)).Take(1))
            Unsuitable(token, reason);
    }

    private void Unsuitable(SyntaxNodeOrToken at, string reason) =>
        problems.Add(Diagnostic.Create(Rules.UnsuitableClass, at.GetLocation(), type.Name, reason));

    private static string Kind(TypeDeclarationSyntax part) =>
        part is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            ? "record struct"
            : part.Keyword.Text;

    /// <summary>As each part of a type must repeat them; empty where it has none.</summary>
    private static string TypeParameters(TypeDeclarationSyntax part) => part.TypeParameterList is { } list
        ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>"
        : "";
}
