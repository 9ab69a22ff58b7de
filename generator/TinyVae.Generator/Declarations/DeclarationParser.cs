using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Rows;

namespace TinyVae.Generator.Declarations;

/// <summary>One declaration, read: what to generate, and all that is wrong with it.</summary>
/// <param name="Completion">A network only where nothing is wrong; null where the class cannot have another half at all.</param>
/// <param name="Problems">With real locations: to be told, never for the pipeline to keep.</param>
internal readonly record struct ParsedDeclaration(ClassCompletion? Completion, ImmutableArray<Diagnostic> Problems);

/// <summary>Reads the attribute and the class it stands on.</summary>
internal static class DeclarationParser
{
    public static ParsedDeclaration Parse(
        INamedTypeSymbol symbol, AttributeData attribute, AttributeSyntax syntax, Compilation compilation, LanguageFeatures language, MemoryCheck check)
    {
        // The attribute on anything but a class is the compiler's error.
        if (symbol.TypeKind != TypeKind.Class || syntax.Parent?.Parent is not TypeDeclarationSyntax declaration)
            return new(null, []);

        List<Diagnostic> problems = [];
        var parser = new ClassParser(symbol, declaration, compilation, problems);
        parser.Report();
        var arguments = new Declaration(attribute, syntax, problems);
        ReadRow? row = RowParser.Parse(symbol, attribute, syntax, compilation, problems);
        VaeModel network = NetworkParser.Parse(arguments, parser.Describe(), row);
        var collisions = new MemberCollisions(symbol, declaration.Identifier.GetLocation(), compilation);
        problems.AddRange(collisions.With(network.Likelihood, network.Row));
        bool isSound = arguments.IsSound && row is not { Model: null };
        if (isSound && check(network) is { } limit)
            problems.Add(Diagnostic.Create(Rules.TooLarge, syntax.Name.GetLocation(), network.Type.Name, limit.Bytes, limit.For, limit.Most));

        if (!parser.CanHaveOtherHalf)
            return new(null, [.. problems]);
        bool isRight = problems.Count == 0 && isSound && language.HasRefStructArguments;
        return new(isRight ? network : StandIn(), [.. problems]);

        StandInModel StandIn()
        {
            bool hasColumns = network.Likelihood.Kind == LikelihoodKind.Columns;
            return new StandInParser(symbol, compilation).Parse(
                network.Type, network.Optimizer.Kind, hasColumns, collisions.Taken(hasColumns), language);
        }
    }
}
