using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Likelihoods;

/// <summary>The sizes of one-hot groups of features: all of them, or one that stands for as many as there is room for.</summary>
internal static class CategoriesProperty
{
    private const string Name = PropertyNames.Categories;

    /// <summary>A feature alone is no choice.</summary>
    private const int LeastSize = 2;

    /// <summary>Generated code lists every group.</summary>
    private const int MostGroups = 1 << 16;

    /// <summary>The size of each group; none where they cannot be read.</summary>
    public static EquatableArray<int> Read(Declaration declaration, FeatureShape? input, string neededBy)
    {
        const string Example = $"{Name} = [10]";
        if (declaration.Require(Name, Example, neededBy) is not { } argument)
            return new();

        IReadOnlyList<DeclarationArgument> elements = argument.Elements;
        if (elements.Count == 0)
            declaration.ReportMissing(Name, Example, neededBy: Name);

        int?[] sizes = [.. elements.Select(element => SizeProperty.Admit(declaration, element, $"A size of {Name}", LeastSize))];
        if (input is null || elements.Count == 0 || sizes.Any(size => size is null))
            return new();
        return sizes.Length == 1
            ? Repeat(declaration, elements[0], sizes[0]!.Value, input.Size)
            : Check(declaration, argument, [.. sizes.Select(size => size!.Value)], input.Size);
    }

    private static EquatableArray<int> Repeat(Declaration declaration, DeclarationArgument element, int size, int features)
    {
        if (features % size != 0)
            declaration.Report(Rules.UnfilledCategories, element, features, $"{size} does not divide them");
        else if (IsCountValid(declaration, element, features / size))
            return new([.. Enumerable.Repeat(size, features / size)]);
        return new();
    }

    private static EquatableArray<int> Check(Declaration declaration, DeclarationArgument argument, int[] sizes, int features)
    {
        long sum = sizes.Sum(size => (long)size);
        if (sum != features)
            declaration.Report(Rules.UnfilledCategories, argument, features, $"their sizes sum to {sum}");
        else if (IsCountValid(declaration, argument, sizes.Length))
            return new(sizes);
        return new();
    }

    private static bool IsCountValid(Declaration declaration, DeclarationArgument at, int count)
    {
        if (count <= MostGroups)
            return true;
        declaration.Report(Rules.SizeOutOfRange, at, $"The number of groups of {Name}", 1, MostGroups, count);
        return false;
    }
}
