using Microsoft.CodeAnalysis;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Emission;
using TinyVae.Generator.Model;
using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Parsing;

/// <summary>Members of the user's that cannot stand beside the generated ones.</summary>
internal sealed class MemberCollisions(INamedTypeSymbol type, Location identifier, Compilation compilation)
{
    /// <summary>Tells each that collides with a member of a model of that likelihood.</summary>
    public IEnumerable<Diagnostic> With(LikelihoodModel likelihood)
    {
        ILookup<string, string[]> methods = GeneratedNames.MethodsOf(LikelihoodPlan.Of(likelihood));

        // A member cannot have the name of the class it stands in.
        if (GeneratedNames.Members.Contains(type.Name) || methods.Contains(type.Name))
            yield return Collision(type.Name, identifier);

        foreach (ISymbol member in type.GetMembers().Where(member => Collides(member, methods)))
        {
            if (member.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !GeneratedFile.IsOne(tree)) is { } written)
                yield return Collision(member.Name == ".ctor" ? type.Name : member.Name, written);
        }

        // An inherited member would be hidden, and the compiler warns of that inside the generated file. A base class that is
        // itself a model is refused as such.
        if (BaseClass.AllOf(type).Any(VaeAttributeData.IsOn))
            yield break;
        foreach (ISymbol member in BaseClass.AllOf(type).SelectMany(ancestor => ancestor.GetMembers()).Where(member => Collides(member, methods)))
        {
            if (member.Name != ".ctor" && compilation.IsSymbolAccessibleWithin(member, type))
                yield return Collision($"{member.ContainingType.Name}.{member.Name}", identifier);
        }
    }

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

    private static bool HasParameters(IMethodSymbol method, string[] types) =>
        method.Parameters.All(parameter => parameter.RefKind == RefKind.None) &&
        method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).SequenceEqual(types);

    /// <summary>Whether an interface's member is one of those that the generated half implements.</summary>
    private static bool IsOfModels(ISymbol member) =>
        member.ContainingType is { Name: "IVae", ContainingNamespace: { Name: "TinyVae", ContainingNamespace.IsGlobalNamespace: true } };
}
