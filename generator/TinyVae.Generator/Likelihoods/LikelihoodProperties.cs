using TinyVae.Generator.Attributes;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Likelihoods;

/// <summary>The likelihood, and the groups of features that a categorical one needs.</summary>
internal static class LikelihoodProperties
{
    private const string Name = PropertyNames.Likelihood;

    public static LikelihoodModel Read(Declaration declaration, FeatureShape? input)
    {
        LikelihoodKind? kind = EnumProperty.Read<LikelihoodKind>(declaration, Name);
        if (kind is LikelihoodKind.Categorical)
            return new(kind.Value, CategoriesProperty.Read(declaration, input, neededBy: Name));

        if (kind is LikelihoodKind.Columns)
            declaration.ReportMissing(PropertyNames.Columns, ColumnsProperty.Example, neededBy: Name);
        if (kind is not null)
            declaration.Refuse(PropertyNames.Categories, $"{Name}.{kind}");
        return new(kind.GetValueOrDefault(), new());
    }
}
