using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Optimizers;

namespace TinyVae.Generator.Declarations;

/// <summary>What a class leaves room for, where its declaration is in error.</summary>
internal sealed class StandInParser(INamedTypeSymbol type, Compilation compilation)
{
    /// <param name="described">Where the class's other half must stand.</param>
    /// <param name="optimizer">The optimizer declared.</param>
    /// <param name="hasColumns">Whether columns are declared.</param>
    /// <param name="taken">Members that the class has itself.</param>
    /// <param name="language">What the stand-in can be written in.</param>
    public StandInModel Parse(
        ModelType described, OptimizerKind optimizer, bool hasColumns, EquatableArray<string> taken, LanguageFeatures language)
    {
        return new StandInModel(described)
        {
            Optimizer = optimizer,
            HasColumns = hasColumns,
            Language = language,
            Taken = taken,
            Hidden = taken.Count > 0 ? MembersOf("TinyVae.IVae`1") : default,
            HiddenOfColumns = hasColumns && taken.Count > 0 ? MembersOf("TinyVae.IColumnVae") : default,
            Initializer = Initializer(),
            HasRequiredMembers = BaseClass.RequiredMembers(type).Any(),
            IsStatic = type.IsStatic,
        };
    }

    private EquatableArray<string> MembersOf(string contract) => new(
    [
        .. compilation.GetTypeByMetadataName(contract)?.GetMembers()
            .Where(member => member is not IMethodSymbol { AssociatedSymbol: not null })
            .Select(MemberSignature.Of) ?? [],
    ]);

    /// <summary>The constructor that a generated one must call, since there is none without parameters or a primary one.</summary>
    private string Initializer()
    {
        if (type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } primary)
            return $" : this({Defaults(primary)})";
        if (BaseClass.AllOf(type).Any(VaeAttributeData.IsOn))
            return " : base(default(ulong))";
        IMethodSymbol[] constructors = [.. BaseClass.Constructors(type, compilation)];
        return constructors.Length == 0 || constructors.Any(BaseClass.IsCallable) ? "" : $" : base({Defaults(constructors[0])})";
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    private static string Defaults(IMethodSymbol constructor) => string.Join(", ", constructor.Parameters.Select(parameter =>
        $"default({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})"));
}
