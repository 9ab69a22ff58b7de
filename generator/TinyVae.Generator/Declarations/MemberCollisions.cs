using Microsoft.CodeAnalysis;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Rows;

namespace TinyVae.Generator.Declarations;

/// <summary>Members of the user's that cannot stand beside the generated ones.</summary>
internal sealed class MemberCollisions(INamedTypeSymbol type, Location identifier, Compilation compilation)
{
    /// <summary>Tells each that collides with a member of a model of that likelihood and row.</summary>
    public IEnumerable<Diagnostic> With(LikelihoodModel likelihood, RowModel? row)
    {
        ILookup<string, string[]> methods = GeneratedNames.MethodsOf(likelihood, row);
        if (IsNameOfClassTaken(methods))
            yield return Collision(type.Name, identifier);
        foreach (ISymbol member in Own(methods))
        {
            string name = member.Name == ".ctor" ? type.Name : member.Name;
            yield return Collision(name, member.Locations.First(location => location.IsInSource));
        }

        foreach (ISymbol member in Inherited(methods))
            yield return Collision($"{member.ContainingType.Name}.{member.Name}", identifier);
    }

    /// <summary>Of what cannot be generated beside them, whatever else the model, the <see cref="MemberSignature"/>.</summary>
    /// <param name="hasColumns">Whether it is one of columns.</param>
    public EquatableArray<string> Taken(bool hasColumns)
    {
        ILookup<string, string[]> methods = GeneratedNames.MethodsOf(new(hasColumns ? LikelihoodKind.Columns : LikelihoodKind.Gaussian, new()), row: null);
        IEnumerable<string> taken = Own(methods).Concat(Inherited(methods)).Select(Obstructed);
        if (IsNameOfClassTaken(methods))
            taken = taken.Prepend(WithoutPrefix(type.Name));
        return new([.. taken.Distinct()]);
    }

    private IEnumerable<ISymbol> Own(ILookup<string, string[]> methods) =>
        type.GetMembers().Where(member => Collides(member, methods) && member.Locations.Any(location => location.IsInSource));

    /// <summary>
    /// An inherited member would be hidden, and the compiler warns of that inside the generated file. A base class that is itself a model
    /// is refused as such.
    /// </summary>
    private IEnumerable<ISymbol> Inherited(ILookup<string, string[]> methods) => BaseClass.AllOf(type).Any(VaeAttributeData.IsOn)
        ? []
        : BaseClass.AllOf(type)
            .SelectMany(ancestor => ancestor.GetMembers())
            .Where(member => (Collides(member, methods) || HidesModel(member)) && member.Name != ".ctor" && compilation.IsSymbolAccessibleWithin(member, type));

    /// <summary>A member cannot have the name of the class it stands in.</summary>
    private bool IsNameOfClassTaken(ILookup<string, string[]> methods) =>
        GeneratedNames.Members.Contains(type.Name) || methods.Contains(type.Name);

    private Diagnostic Collision(string name, Location location) => Diagnostic.Create(Rules.Collision, location, name, type.Name);

    private static bool Collides(ISymbol member, ILookup<string, string[]> methods) => member switch
    {
        { IsImplicitlyDeclared: true } or IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol { ExplicitInterfaceImplementations: { Length: > 0 } implemented } => IsOfModels(implemented[0]),
        IPropertySymbol { ExplicitInterfaceImplementations: { Length: > 0 } implemented } => IsOfModels(implemented[0]),
        IMethodSymbol method => GeneratedNames.Members.Contains(method.Name) ||
            (method.Arity == 0 && methods[method.Name].Any(parameters => HasParameters(method, parameters))),
        _ => GeneratedNames.Members.Contains(member.Name) || methods.Contains(member.Name),
    };

    /// <summary>What a member that collides leaves no room for.</summary>
    private static string Obstructed(ISymbol member) => member switch
    {
        IMethodSymbol { ExplicitInterfaceImplementations: { Length: > 0 } implemented } => MemberSignature.OfExplicit(implemented[0].Name),
        IPropertySymbol { ExplicitInterfaceImplementations: { Length: > 0 } implemented } => MemberSignature.OfExplicit(implemented[0].Name),
        IMethodSymbol method when !GeneratedNames.Members.Contains(WithoutPrefix(method.Name)) => MemberSignature.Of(method),
        _ => WithoutPrefix(member.Name),
    };

    /// <summary>The property whose accessor a name is, or the name itself.</summary>
    private static string WithoutPrefix(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name.Substring(4) : name;

    /// <summary>Whether the model's own name means another type in its body.</summary>
    private bool HidesModel(ISymbol member) => member is INamedTypeSymbol { Arity: 0 } && member.Name == type.Name;

    private static bool HasParameters(IMethodSymbol method, string[] types) =>
        method.Parameters.All(parameter => parameter.RefKind == RefKind.None) &&
        method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).SequenceEqual(types);

    /// <summary>Whether an interface's member is one of those that the generated half implements.</summary>
    private static bool IsOfModels(ISymbol member) =>
        member.ContainingType is { Name: "IVae", ContainingNamespace: { Name: "TinyVae", ContainingNamespace.IsGlobalNamespace: true } };
}
