using TinyVae.Benchmarks.Results;
using TinyVae.Tests.Storage;

namespace TinyVae.Benchmarks.Tests;

/// <summary>Results that are computed once: within a run, and over runs that name the same file.</summary>
public sealed class KeptResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _computed;

    private string Named => _folder.File("results.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_result_is_computed_once_and_the_same_bits_come_back_from_the_file()
    {
        var results = new KeptResults<SomeTask, SomeResult>(Named);
        SomeResult first = Get(results, new SomeTask("a", 1));
        Assert.Equal(first, Get(results, new SomeTask("a", 1)));
        Assert.Equal(first, Get(new KeptResults<SomeTask, SomeResult>(Named), new SomeTask("a", 1)));
        Assert.Equal(1, _computed);
    }

    [Fact]
    public void Another_task_has_a_result_of_its_own_beside_those_that_are_kept()
    {
        SomeResult first = Get(new KeptResults<SomeTask, SomeResult>(Named), new SomeTask("a", 1));
        SomeResult second = Get(new KeptResults<SomeTask, SomeResult>(Named), new SomeTask("a", 2));
        Assert.NotEqual(first, second);
        var again = new KeptResults<SomeTask, SomeResult>(Named);
        Assert.Equal((first, second), (Get(again, new SomeTask("a", 1)), Get(again, new SomeTask("a", 2))));
        Assert.Equal(2, _computed);
    }

    [Fact]
    public void Without_a_file_nothing_is_left_behind()
    {
        Get(new KeptResults<SomeTask, SomeResult>(null), new SomeTask("a", 1));
        Get(new KeptResults<SomeTask, SomeResult>(null), new SomeTask("a", 1));
        Assert.Equal(2, _computed);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_computation_that_fails_keeps_nothing()
    {
        var results = new KeptResults<SomeTask, SomeResult>(Named);
        Assert.Throws<IOException>(() => results.Get(new SomeTask("a", 1), () => throw new IOException()));
        Assert.False(File.Exists(Named));
        Get(results, new SomeTask("a", 1));
        Assert.Equal(1, _computed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no result")]
    [InlineData("{}")]
    [InlineData("{\"task\":{\"name\":\"a\",\"number\":2},\"resu")]
    public void A_line_that_is_no_result_is_refused_with_its_place(string line)
    {
        Get(new KeptResults<SomeTask, SomeResult>(Named), new SomeTask("a", 1));
        File.AppendAllText(Named, line + "\n");
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => new KeptResults<SomeTask, SomeResult>(Named));
        Assert.StartsWith($"{Named}: line 2 is not a result", refusal.Message);
    }

    private SomeResult Get(KeptResults<SomeTask, SomeResult> results, SomeTask task) =>
        results.Get(task, () => new SomeResult(Math.Sqrt(++_computed) / 3));

    private sealed record SomeTask(string Name, int Number);

    private sealed record SomeResult(double Value);
}
