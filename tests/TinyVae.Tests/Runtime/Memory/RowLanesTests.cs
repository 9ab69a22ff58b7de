using TinyVae.Kernels;
using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Memory;

/// <summary>What <see cref="RowLanes"/> promises, asked of one width. The widths' own classes are below.</summary>
public abstract class RowLanesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Guard = 48;

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (int features in (int[])[1, 7, 16, 17, 40])
        {
            foreach (int rows in (int[])[1, 5, 15, 16])
            {
                foreach (int rowStep in (int[])[1, 3])
                    shapes.Add(features, rows, rowStep);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_lane_is_a_row_and_lanes_without_one_are_0(int features, int rows, int rowStep)
    {
        var panels = new Panels(features, rows, rowStep);
        float[] lanes = GuardedLanes(features);
        RowLanes.Load<TLanes>(ref panels.Floats[Guard], panels.Stride, rowStep, features, rows, ref lanes[Guard]);

        for (int feature = 0; feature < features; feature++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                Assert.Equal(lane < rows ? Panels.Value(lane, feature) : 0f, lanes[Guard + (feature * Lanes.Count) + lane]);
        }

        AssertGuarded(lanes);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_stored_stands_in_its_rows_and_nowhere_else(int features, int rows, int rowStep)
    {
        var panels = new Panels(features, rows, rowStep);
        float[] lanes = GuardedLanes(features);
        for (int line = 0; line < (features + 15) / 16 * 16; line++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                lanes[Guard + (line * Lanes.Count) + lane] = 0.5f + Panels.Value(lane, line);
        }

        float[] expected = [.. panels.Floats];
        foreach ((int row, int feature, int place) in panels.Places())
            expected[place] = feature < features ? 0.5f + Panels.Value(row, feature) : 0f;
        RowLanes.Store<TLanes>(ref lanes[Guard], ref panels.Floats[Guard], panels.Stride, rowStep, features, rows);

        Assert.Equal(expected, panels.Floats);
        AssertGuarded(lanes);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_was_loaded_and_is_stored_again_is_what_was_there(int features, int rows, int rowStep)
    {
        var panels = new Panels(features, rows, rowStep);
        float[] before = [.. panels.Floats];
        float[] lanes = new float[RowLanes.Length(features)];
        RowLanes.Load<TLanes>(ref panels.Floats[Guard], panels.Stride, rowStep, features, rows, ref lanes[0]);
        RowLanes.Store<TLanes>(ref lanes[0], ref panels.Floats[Guard], panels.Stride, rowStep, features, rows);

        Assert.Equal(before, panels.Floats);
    }

    [Fact]
    public void A_step_of_0_gives_every_lane_the_first_row()
    {
        var panels = new Panels(20, 1, 1);
        float[] lanes = new float[RowLanes.Length(20)];
        RowLanes.Load<TLanes>(ref panels.Floats[Guard], panels.Stride, 0, 20, 16, ref lanes[0]);

        for (int feature = 0; feature < 20; feature++)
            Assert.All(lanes[(feature * 16)..((feature * 16) + 16)], value => Assert.Equal(Panels.Value(0, feature), value));
    }

    private static float[] GuardedLanes(int features)
    {
        float[] lanes = new float[RowLanes.Length(features) + (2 * Guard)];
        Array.Fill(lanes, -7f);
        return lanes;
    }

    private static void AssertGuarded(float[] lanes)
    {
        Assert.All(lanes[..Guard], value => Assert.Equal(-7f, value));
        Assert.All(lanes[^Guard..], value => Assert.Equal(-7f, value));
    }

    /// <summary>Panels with more rows than are asked for, each float outside the rows NaN.</summary>
    private sealed class Panels
    {
        private readonly int _features;
        private readonly int _rows;
        private readonly int _rowStep;

        public Panels(int features, int rows, int rowStep)
        {
            (_features, _rows, _rowStep) = (features, rows, rowStep);
            Stride = (((rows - 1) * rowStep) + 1 + 2) * Lanes.Count;
            int length = ((features + 15) / 16 * Stride) - (2 * Lanes.Count);
            Floats = new float[length + (2 * Guard)];
            Array.Fill(Floats, float.NaN);
            foreach ((int row, int feature, int place) in Places())
                Floats[place] = feature < features ? Value(row, feature) : 0f;
        }

        public float[] Floats { get; }

        public int Stride { get; }

        public static float Value(int row, int feature) => (100 * (row + 1)) + feature;

        public IEnumerable<(int Row, int Feature, int Place)> Places() =>
            from row in Enumerable.Range(0, _rows)
            from feature in Enumerable.Range(0, (_features + 15) / 16 * 16)
            select (row, feature, Guard + (feature / 16 * Stride) + (row * _rowStep * 16) + (feature % 16));
    }
}

public sealed class RowLanes512Tests : RowLanesTests<Lanes512>;

public sealed class RowLanes256Tests : RowLanesTests<Lanes256>;

public sealed class RowLanes128Tests : RowLanesTests<Lanes128>;
