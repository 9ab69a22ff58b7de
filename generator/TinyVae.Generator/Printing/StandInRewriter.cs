using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Declarations;

namespace TinyVae.Generator.Printing;

/// <summary>
/// Makes members of a model's class those of its stand-in: in words of the project's language, and with nothing behind them.
/// </summary>
internal sealed class StandInRewriter(StandInModel model) : CSharpSyntaxRewriter
{
    private const string SetsRequiredMembers = "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]";

    private readonly BlockSyntax _refusal = (BlockSyntax)SyntaxFactory.ParseStatement(
        $"{{ throw new global::System.InvalidOperationException(\"The declaration of {model.Type.Name} is in error.\"); }}");

    /// <summary>What constructs the class.</summary>
    private readonly ConstructorDeclarationSyntax _constructor = (ConstructorDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
        $"{(model.HasRequiredMembers ? SetsRequiredMembers : "")} C(){model.Initializer} {{ }}")!;

    /// <summary>The class as a type; a static one can be none of a parameter or a result.</summary>
    private readonly TypeSyntax _self = SyntaxFactory.ParseTypeName(model.IsStatic ? "object" : model.Type.Self);

    private readonly ExplicitInterfaceSpecifierSyntax _contract =
        SyntaxFactory.ExplicitInterfaceSpecifier(SyntaxFactory.ParseName(model.Type.Contract));

    private readonly ExplicitInterfaceSpecifierSyntax _columnContract =
        SyntaxFactory.ExplicitInterfaceSpecifier(SyntaxFactory.ParseName(ModelType.ColumnContract));

    private readonly HashSet<string> _taken = [.. model.Taken];
    private readonly HashSet<string> _hidden = [.. model.Hidden];
    private readonly HashSet<string> _hiddenOfColumns = [.. model.HiddenOfColumns];

    /// <summary>What stands for a member of the class; null where nothing can.</summary>
    public MemberDeclarationSyntax? Rewrite(MemberDeclarationSyntax member) =>
        Possible(member) is { } possible ? (MemberDeclarationSyntax)Visit(possible) : null;

    /// <inheritdoc/>
    public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) => default;

    /// <inheritdoc/>
    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        IEnumerable<SyntaxKind> kinds =
            node.AccessorList?.Accessors.Select(accessor => accessor.Kind()) ?? [SyntaxKind.GetAccessorDeclaration];
        IEnumerable<AccessorDeclarationSyntax> accessors = kinds.Select(kind => SyntaxFactory.AccessorDeclaration(kind, _refusal));
        return base.VisitPropertyDeclaration(node.WithExpressionBody(null).WithInitializer(null).WithSemicolonToken(default)
            .WithAccessorList(SyntaxFactory.AccessorList(SyntaxFactory.List(accessors))));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        base.VisitMethodDeclaration(node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(_refusal));

    /// <inheritdoc/>
    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        ConstructorDeclarationSyntax refused = node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(_refusal);
        return base.VisitConstructorDeclaration(node.Identifier.Text == model.Type.Name
            ? refused.WithAttributeLists(_constructor.AttributeLists).WithInitializer(_constructor.Initializer)
            : refused.WithInitializer(WithoutMemory(node.Initializer)));
    }

    /// <summary>The trainer: with what its base class needs, too.</summary>
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        base.VisitClassDeclaration(node.WithMembers(SyntaxFactory.List(
            node.Members.Where(member => IsPublic(member) || Has(member, SyntaxKind.OverrideKeyword)))));

    /// <inheritdoc/>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Identifier.Text == model.Type.Name && node.Parent is not (QualifiedNameSyntax or AliasQualifiedNameSyntax)
            ? _self
            : base.VisitIdentifierName(node);

    /// <summary>What stands behind a question mark is a class here unless it is a keyword of a number.</summary>
    public override SyntaxNode? VisitNullableType(NullableTypeSyntax node) =>
        model.Language.HasNullableAnnotations || IsNumber(node.ElementType) ? base.VisitNullableType(node) : Visit(node.ElementType);

    /// <summary>The member itself, or as one of the interface alone where the class has another of its name.</summary>
    private MemberDeclarationSyntax? Possible(MemberDeclarationSyntax member)
    {
        string name = MemberSignature.NameOf(member), signature = MemberSignature.Of(member);
        if (IsExplicit(member))
            return model.IsOfContract && !_taken.Contains(MemberSignature.OfExplicit(name)) ? member : null;
        if (!IsPublic(member) || (model.IsStatic && !CanBeOfStaticClass(member)))
            return null;
        if (!_taken.Contains(name) && !_taken.Contains(signature))
            return member;
        if (!model.IsOfContract || _taken.Contains(MemberSignature.OfExplicit(name)))
            return null;
        return _hidden.Contains(signature) ? Explicit(member, _contract)
            : _hiddenOfColumns.Contains(signature) ? Explicit(member, _columnContract)
            : null;
    }

    private static MemberDeclarationSyntax? Explicit(MemberDeclarationSyntax member, ExplicitInterfaceSpecifierSyntax contract)
    {
        SyntaxTokenList modifiers = [.. member.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.StaticKeyword))];
        return member switch
        {
            MethodDeclarationSyntax method => method.WithModifiers(modifiers).WithExplicitInterfaceSpecifier(contract),
            PropertyDeclarationSyntax property => property.WithModifiers(modifiers).WithExplicitInterfaceSpecifier(contract),
            _ => null,
        };
    }

    /// <summary>A call of a base class's constructor that is handed what the caller gave, and none of a network's memory.</summary>
    private static ConstructorInitializerSyntax? WithoutMemory(ConstructorInitializerSyntax? initializer) =>
        initializer?.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            initializer.ArgumentList.Arguments.Select(argument => argument.Expression is IdentifierNameSyntax
                ? argument
                : argument.WithExpression(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression))))));

    private static bool IsPublic(MemberDeclarationSyntax member) => Has(member, SyntaxKind.PublicKeyword);

    private static bool IsExplicit(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
            or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    private static bool CanBeOfStaticClass(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax || Has(member, SyntaxKind.StaticKeyword) || Has(member, SyntaxKind.ConstKeyword);

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    private static bool IsNumber(TypeSyntax type) =>
        type is PredefinedTypeSyntax { Keyword: var keyword } &&
        !keyword.IsKind(SyntaxKind.StringKeyword) &&
        !keyword.IsKind(SyntaxKind.ObjectKeyword);
}
