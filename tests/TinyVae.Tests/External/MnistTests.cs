using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.External;

/// <summary>The public PyTorch example on its own data.</summary>
public sealed class MnistTests
{
    /// <summary>
    /// PyTorch 1.13 gives a test loss of 126.89 and 127.16 nats after one epoch from two seeds: 784-400-20, ReLU, grey pixels,
    /// Adam 1e-3, batches of 128.
    /// </summary>
    [NeedsMnistFact]
    public void One_epoch_of_MNIST_ends_at_the_test_loss_of_PyTorch()
    {
        Dataset training = IdxFile.ReadImages(Path.Combine(MnistFolder.Path!, MnistFolder.TrainingImages));
        Dataset test = IdxFile.ReadImages(Path.Combine(MnistFolder.Path!, MnistFolder.TestImages));
        var model = new Digits(seed: 1);
        var trainer = new Digits.Trainer(model, seed: 1);
        foreach (ReadOnlySpan<float> batch in training.Shuffled(seed: 1, Digits.BatchSize))
            trainer.Step(batch);

        Assert.Equal((60000 + 127) / 128, trainer.Steps);
        Assert.InRange(model.Evaluate(test.Values, seed: 1).Loss, 124, 130);
    }
}
