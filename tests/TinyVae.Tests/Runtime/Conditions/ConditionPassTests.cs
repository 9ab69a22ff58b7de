using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Conditions;

/// <summary>What <see cref="ConditionPass"/> promises, asked of one width. The widths' own classes are below.</summary>
public abstract class ConditionPassTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Features, units and sizes of a condition that begin and end within panels, at their ends, and beyond one.</summary>
    public static TheoryData<int, int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int, int>();
        foreach (int features in (int[])[1, 15, 16, 33])
        {
            foreach (int units in (int[])[1, 12, 16, 17])
            {
                foreach (int size in (int[])[1, 4, 16, 40])
                    shapes.Add(features, units, size, features % 3 + 1);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_code_is_z_and_the_condition_of_its_row_and_0_beyond(int features, int units, int size, int samples)
    {
        const int Rows = 5;
        TestPanels data = Data(features + size, Rows);
        var z = new TestPanels(units, Rows * samples, (row, unit) => -1 - row - (unit / 64.0));
        var code = TestPanels.Unwritten(units + size, Rows * samples);
        ConditionPass.Join<TLanes>(
            new(ref data.Floats[0], data.Stride, features, size), samples, ref z.Floats[0], units, ref code.Floats[0], code.Stride, Rows * samples);

        for (int row = 0; row < Rows * samples; row++)
        {
            Assert.Equal(z.Row(row, 0, units), code.Row(row, 0, units));
            Assert.Equal(data.Row(row / samples, features, size), code.Row(row, units, size));
        }

        Assert.All(code.Beyond(units + size), value => Assert.Equal(0, value));
        Assert.True(code.AreGuardsIntact);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_condition_stands_behind_what_is_there_whatever_stood_in_its_place(int features, int units, int size, int samples)
    {
        const int Rows = 3;
        TestPanels data = Data(features + size, Rows);
        var panels = TestPanels.Unwritten(units + size, Rows * samples);
        for (int row = 0; row < Rows * samples; row++)
        {
            for (int unit = 0; unit < units; unit++)
                panels[row, unit] = row - unit;
        }

        ConditionPass.Append<TLanes>(
            new(ref data.Floats[0], data.Stride, features, size), samples, ref panels.Floats[0], units, panels.Stride, Rows * samples);

        for (int row = 0; row < Rows * samples; row++)
        {
            Assert.Equal(Enumerable.Range(0, units).Select(unit => (double)(row - unit)), panels.Row(row, 0, units));
            Assert.Equal(data.Row(row / samples, features, size), panels.Row(row, units, size));
        }

        Assert.All(panels.Beyond(units + size), value => Assert.Equal(0, value));
        Assert.True(panels.AreGuardsIntact);
    }

    private static TestPanels Data(int width, int rows) => new(width, rows, (row, feature) => 1 + row + (feature / 64.0));
}

public sealed class ConditionPass128Tests : ConditionPassTests<Lanes128>;

public sealed class ConditionPass256Tests : ConditionPassTests<Lanes256>;

public sealed class ConditionPass512Tests : ConditionPassTests<Lanes512>;
