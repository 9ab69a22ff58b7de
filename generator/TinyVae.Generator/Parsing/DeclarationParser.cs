using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>One declaration, read: what to generate, and all that is wrong with it.</summary>
/// <param name="Model">The network, or the smallest one where the declaration is wrong; null where the class cannot be completed at all.</param>
/// <param name="Problems">With real locations: for the analyzer alone, never for the pipeline.</param>
internal readonly record struct ParsedDeclaration(VaeModel? Model, ImmutableArray<Diagnostic> Problems);

/// <summary>Reads the attribute and the class it stands on.</summary>
internal static class DeclarationParser
{
    public static ParsedDeclaration Parse(
        INamedTypeSymbol symbol, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        // The attribute on anything but a class is the compiler's error.
        if (symbol.TypeKind != TypeKind.Class ||
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax ||
            syntax.Parent?.Parent is not TypeDeclarationSyntax declaration)
        {
            return new(null, []);
        }

        List<Diagnostic> problems = [];
        ModelType? type = new ClassParser(symbol, declaration, compilation, problems).Parse();
        VaeModel? network = NetworkParser.Parse(new Declaration(attribute, syntax, problems), type, out LikelihoodModel likelihood);
        var collisions = new MemberCollisions(symbol, declaration.Identifier.GetLocation(), compilation);
        Diagnostic[] colliding = [.. collisions.With(likelihood)];
        problems.AddRange(colliding);
        if (network is not null && !MemoryLimits.Admit(network, syntax.Name.GetLocation(), problems))
            network = null;
        return new(type is null || colliding.Length > 0 ? null : network ?? StandIn(type, collisions), [.. problems]);
    }

    /// <summary>What is generated where the declaration is wrong: every member that a model can have, but for what the class has itself.</summary>
    private static VaeModel StandIn(ModelType type, MemberCollisions collisions)
    {
        LikelihoodModel all = new(LikelihoodKind.Gaussian, new());
        return VaeModel.Smallest(type, collisions.With(all).Any() ? new(LikelihoodKind.UnitGaussian, new()) : all);
    }
}
