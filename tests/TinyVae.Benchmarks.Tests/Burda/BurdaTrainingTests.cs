using System.Runtime.InteropServices;
using TinyVae.Benchmarks.Results.Burda;
using TinyVae.Tests.Storage;

namespace TinyVae.Benchmarks.Tests.Burda;

/// <summary>The training of Burda's table: where it stands, and that it can be stopped at any batch.</summary>
public sealed class BurdaTrainingTests : IDisposable
{
    // The whole of stage 0, and one epoch of stage 1.
    private const int Epochs = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(FewDigits.StepsOfEpoch)]
    [InlineData(FewDigits.StepsOfEpoch + 2)]
    public void Stopped_after_any_batch_and_loaded_it_goes_on_to_the_same_bits(long step)
    {
        var whole = new BurdaTraining(FewDigits.Images);
        Finish(whole);

        var stopped = new BurdaTraining(FewDigits.Images);
        stopped.GoTo(step);
        Assert.Equal(step, stopped.Trainer.Steps);
        new BurdaCheckpoint(_folder.Path).Save(stopped.Model, stopped.Trainer);
        var resumed = new BurdaTraining(FewDigits.Images);
        new BurdaCheckpoint(_folder.Path).Load(resumed.Model, resumed.Trainer);
        Assert.Equal(step, resumed.Trainer.Steps);
        Finish(resumed);

        Assert.Equal(Bits(whole), Bits(resumed));
        Assert.Equal(State(whole), State(resumed));
    }

    [Fact]
    public void A_stop_is_heeded_after_the_batch_at_work()
    {
        var training = new BurdaTraining(FewDigits.Images);
        training.FinishEpoch(new CancellationToken(canceled: true));
        Assert.Equal((1, 0, 0), (training.Trainer.Steps, training.Epoch, training.Stage));
        training.FinishEpoch(CancellationToken.None);
        Assert.Equal((FewDigits.StepsOfEpoch, 1, 1), (training.Trainer.Steps, training.Epoch, training.Stage));
    }

    [Fact]
    public void Every_stage_is_trained_at_its_learning_rate()
    {
        var training = new BurdaTraining(FewDigits.Images);
        Assert.Equal(FewDigits.StepsOfEpoch, training.StepsOfEpoch);
        training.FinishEpoch(CancellationToken.None);
        Assert.Equal(BurdaSchedule.LearningRate(0), training.Trainer.LearningRate);
        training.GoTo(FewDigits.StepsOfEpoch + 1);
        Assert.Equal(BurdaSchedule.LearningRate(1), training.Trainer.LearningRate);
    }

    private static void Finish(BurdaTraining training)
    {
        while (training.Epoch < Epochs)
            training.FinishEpoch(CancellationToken.None);
    }

    private static byte[] Bits(BurdaTraining training) => MemoryMarshal.AsBytes(training.Model.Parameters).ToArray();

    private byte[] State(BurdaTraining training)
    {
        string file = _folder.File("state");
        training.Trainer.Save(file);
        return File.ReadAllBytes(file);
    }
}
