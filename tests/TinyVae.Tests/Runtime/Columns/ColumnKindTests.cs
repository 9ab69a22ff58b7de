using TinyVae.Kernels;
using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Runtime.Columns;

/// <summary>Numbers, scaled by usual, tiny and huge deviations.</summary>
/// <typeparam name="TKind">The kind.</typeparam>
public abstract class NumberColumnTests<TKind> : ColumnTests<TKind>
    where TKind : struct, IColumnKind
{
    private protected override float[] Cells(int size) =>
        [0, 1, -1, 0.5f, -3.25f, 7, 1e30f, 1e-30f, -1e30f, -3e38f, 3e38f, 1e6f, -1e-6f, float.Epsilon, float.MaxValue, 250, -17, 2, 1e12f];

    private protected override ReferenceScale[] Scales =>
        [new(0.5f, 1.5f), new(0, 1), new(-1000, 1e-6f), new(0, 0), new(1e30f, 0), new(0, 3e38f), new(-1e38f, 2e38f), new(0, 1e-35f), new(1e-30f, 1e-30f)];
}

public sealed class RealColumnTests : NumberColumnTests<RealColumn>
{
    private protected override string Name => "real";
}

public sealed class StudentTColumnTests : NumberColumnTests<StudentTColumn>
{
    private protected override string Name => "student-t";
}

public sealed class PositiveColumnTests : ColumnTests<PositiveColumn>
{
    private protected override string Name => "positive";

    private protected override float[] Cells(int size) => [1, 0.5f, 1e-30f, 1e30f, 3e38f, float.MaxValue, 1.2e-38f, 7, 1e6f, 2.5e-5f, 1 + 1e-6f];

    private protected override ReferenceScale[] Scales => [new(0.5f, 1.5f), new(0, 1), new(-60, 0), new(88, 1e-6f), new(0, 0), new(3, 40)];
}

/// <summary>Counts, scaled by what log(1 + x) can have.</summary>
/// <typeparam name="TKind">The kind.</typeparam>
public abstract class CountingColumnTests<TKind> : ColumnTests<TKind>
    where TKind : struct, IColumnKind
{
    private protected override float[] Cells(int size) => [0, 1, 2, 3, 5, 17, 100, 1000, 31_415, 1e6f, 1e9f, 1e12f, 1e30f, 3e38f, 7, 12, 64];

    private protected override ReferenceScale[] Scales => [new(0.5f, 1.5f), new(0, 1), new(13.8f, 0.25f), new(6, 0), new(0, 0), new(27.6f, 2), new(80, 10), new(3, 1)];
}

public sealed class PoissonColumnTests : CountingColumnTests<PoissonColumn>
{
    private protected override string Name => "poisson";
}

public sealed class CountColumnTests : CountingColumnTests<CountColumn>
{
    private protected override string Name => "count";
}

public sealed class BinaryColumnTests : ColumnTests<BinaryColumn>
{
    private protected override string Name => "binary";

    private protected override float[] Cells(int size) => [0, 1, 1];

    private protected override ReferenceScale[] Scales => [ReferenceScale.One];
}

/// <summary>Categories, from two on.</summary>
/// <typeparam name="TKind">The kind.</typeparam>
public abstract class ChoiceColumnTests<TKind> : ColumnTests<TKind>
    where TKind : struct, IColumnKind
{
    private protected override int[] Sizes => [2, 3, 19];

    private protected override float[] Cells(int size) => [.. Enumerable.Range(0, size).Select(category => (float)category)];

    private protected override ReferenceScale[] Scales => [ReferenceScale.One];
}

public sealed class CategoryColumnTests : ChoiceColumnTests<CategoryColumn>
{
    private protected override string Name => "category";
}

public sealed class OrdinalColumnTests : ChoiceColumnTests<OrdinalColumn>
{
    private protected override string Name => "ordinal";
}
