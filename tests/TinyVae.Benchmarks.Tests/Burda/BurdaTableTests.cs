using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Results.Burda;
using TinyVae.Tests.Storage;

namespace TinyVae.Benchmarks.Tests.Burda;

/// <summary>The rows of the table, of stages that have ended and of the one that training was stopped in.</summary>
public sealed class BurdaTableTests : IDisposable
{
    private const int Samples = 1;

    private readonly TemporaryFolder _folder = new();
    private readonly BurdaTraining _training = new(FewDigits.Images);
    private readonly Dataset _test = FewDigits.Images.Slice(0, 2).Binarized(0);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_stopped_within_an_epoch_is_told_and_kept_by_its_steps()
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        var table = new BurdaTable(_training, checkpoint, _test, Samples);
        Assert.Empty(table.Of(isStopped: false).Rows);
        foreach (long step in new[] { 1, 2 })
        {
            _training.GoTo(step);
            var expected = BurdaResult.Of(_training.Model, _test, Samples);
            AssertRow(Assert.Single(table.Of(isStopped: false).Rows), stage: 0, step, of: 1, expected);
        }
        Assert.Equal(2, File.ReadAllLines(checkpoint.Results).Length);
    }

    [Fact]
    public void A_stage_that_ended_is_that_of_its_saved_model()
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        _training.FinishEpoch(CancellationToken.None);
        _training.Model.Save(checkpoint.StageModel(0));
        var expected = BurdaResult.Of(_training.Model, _test, Samples);
        _training.GoTo(FewDigits.StepsOfEpoch + 2);

        Table table = new BurdaTable(_training, checkpoint, _test, Samples).Of(isStopped: true);

        Assert.Equal(2, table.Rows.Count);
        AssertRow(table.Rows[0], stage: 0, FewDigits.StepsOfEpoch, of: 1, expected);
        AssertRow(table.Rows[1], stage: 1, FewDigits.StepsOfEpoch + 2, of: 4, result: null);
    }

    private static void AssertRow(object?[] row, int stage, long steps, int of, BurdaResult? result) => Assert.Equal(
        [$"{stage}", steps, (double)steps / FewDigits.StepsOfEpoch, of, BurdaSchedule.LearningRate(stage), result?.Elbo, result?.LogLikelihood],
        row);
}
