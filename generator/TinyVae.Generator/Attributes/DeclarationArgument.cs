using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TinyVae.Generator.Attributes;

/// <summary>One argument of an attribute: its value and the code that wrote it.</summary>
/// <param name="Constant">Of kind error where the code does not compile: the compiler has told, and nothing more can be said.</param>
/// <param name="Expression">Where it is written.</param>
internal readonly record struct DeclarationArgument(TypedConstant Constant, ExpressionSyntax Expression)
{
    public bool IsError => Constant.Kind == TypedConstantKind.Error;

    /// <summary>The value, null for an array.</summary>
    public object? Value => Constant.Kind == TypedConstantKind.Array ? null : Constant.Value;

    /// <summary>The elements of an array, with the code of each where it can be told; none for null.</summary>
    public IReadOnlyList<DeclarationArgument> Elements
    {
        get
        {
            if (Constant.Kind != TypedConstantKind.Array || Constant.IsNull)
                return [];
            ExpressionSyntax whole = Expression;
            IReadOnlyList<ExpressionSyntax> expressions = ElementsOf(whole);
            bool isOneByOne = expressions.Count == Constant.Values.Length;
            return [.. Constant.Values.Select((value, i) => new DeclarationArgument(value, isOneByOne ? expressions[i] : whole))];
        }
    }

    /// <summary>The argument that names the property, if it is written.</summary>
    public static DeclarationArgument? Find(AttributeData attribute, AttributeSyntax syntax, string property)
    {
        AttributeArgumentSyntax? argument =
            syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);
        return argument is null
            ? null
            : new(attribute.NamedArguments.FirstOrDefault(named => named.Key == property).Value, argument.Expression);
    }

    private static IReadOnlyList<ExpressionSyntax> ElementsOf(ExpressionSyntax array) => array switch
    {
        ParenthesizedExpressionSyntax parenthesized => ElementsOf(parenthesized.Expression),
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions,
        _ => [],
    };
}
