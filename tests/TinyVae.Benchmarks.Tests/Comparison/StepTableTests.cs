using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Comparison.Tables;

namespace TinyVae.Benchmarks.Tests.Comparison;

/// <summary>What a table of steps says of what was measured.</summary>
public sealed class StepTableTests
{
    private static readonly Step Both = new(
        "both",
        new()
        {
            ["TinyVae"] = new(Minimum: 100, Median: 110),
            ["C + one"] = new(Minimum: 150, Median: 155),
            ["C + two"] = new(Minimum: 120, Median: 140),
            ["PyTorch"] = new(Minimum: 300, Median: 310),
        },
        Flops: 5_000_000, Peak: 100, FractionOfPeak: 0.6);

    private static readonly Step Alone = new(
        "alone", new() { ["TinyVae"] = new(Minimum: 10, Median: 20) }, Flops: 500_000, Peak: 80, FractionOfPeak: 0.7);

    [Fact]
    public void The_fastest_peer_in_C_and_PyTorch_are_held_against_ours()
    {
        Assert.Equal(1.2, Cell("both", "fastest C / TinyVae"));
        Assert.Equal(3.0, Cell("both", "PyTorch / TinyVae"));
    }

    [Fact]
    public void What_was_not_there_to_be_measured_stays_empty()
    {
        Assert.Null(Cell("alone", "C + one"));
        Assert.Null(Cell("alone", "fastest C / TinyVae"));
        Assert.Null(Cell("alone", "PyTorch / TinyVae"));
    }

    [Fact]
    public void The_rate_is_of_our_fastest_step_and_held_against_the_best_peak_of_all()
    {
        Assert.Equal(50.0, (double)Cell("both", "GFLOP/s")!, precision: 9);
        Assert.Equal(0.5, (double)Cell("alone", "of peak")!, precision: 9);
        Assert.Equal(0.7, Cell("alone", "of peak in its round"));
    }

    [Fact]
    public void The_title_says_with_which_registers_the_peak_was_measured() =>
        Assert.Equal(
            $"Step, one thread, fastest, µs (FMA peak of the core with {VectorWidth.Current}: 100.0 GFLOP/s)",
            StepTable.Of("Step", [Both, Alone]).First().Title);

    [Fact]
    public void The_second_table_has_the_medians()
    {
        Table medians = StepTable.Of("Step", [Both, Alone]).Last();
        Assert.Equal(["model", "TinyVae", "C + one", "C + two", "PyTorch"], medians.Columns.Select(column => column.Name));
        Assert.Equal(["both", 110.0, 155.0, 140.0, 310.0], medians.Rows[0]);
        Assert.Equal(["alone", 20.0, null, null, null], medians.Rows[1]);
    }

    private static object? Cell(string model, string column)
    {
        Table table = StepTable.Of("Step", [Both, Alone]).First();
        int index = table.Columns.Select(each => each.Name).ToList().IndexOf(column);
        return table.Rows.Single(row => row[0] is string name && name == model)[index];
    }
}
