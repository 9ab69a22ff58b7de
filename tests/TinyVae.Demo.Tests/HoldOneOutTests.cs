using TinyVae.Demo.Data;
using TinyVae.Demo.Evaluation;
using TinyVae.Demo.Models;
using TinyVae.Demo.Training;
using Xunit;

namespace TinyVae.Demo.Tests;

public class HoldOneOutTests
{
    private const int Rows = 60;

    [Fact]
    public void A_class_unlike_all_others_is_told_from_them_though_no_model_saw_it()
    {
        // Classes 0 and 1 have ink in one half, class 2 has specks of it all over.
        var random = new Random(3);
        byte[] labels = [.. Enumerable.Range(0, Rows).Select(row => (byte)(row % 3))];
        float[] pixels = [.. Enumerable.Range(0, Rows * DigitData.Pixels).Select(i => Ink(labels[i / DigitData.Pixels], i % DigitData.Pixels, random))];
        var images = new Dataset(pixels, DigitData.Pixels);
        var holdOut = Hold(new DigitData("test", images, labels, images, labels), epochs: 20);

        Assert.Equal<byte>([0, 1, 2], holdOut.Classes);
        Assert.Equal(new HeldOutClass(2, Rows / 3, 1), holdOut.Judge(2, _ => { }, CancellationToken.None));
    }

    [Theory]
    [InlineData(new byte[0], new byte[0])]
    [InlineData(new byte[0], new byte[] { 1, 2 })]
    [InlineData(new byte[] { 1, 2 }, new byte[0])]
    [InlineData(new byte[] { 1, 2 }, new byte[] { 1, 1 })]
    [InlineData(new byte[] { 1, 1 }, new byte[] { 1, 2 })]
    public void Without_labels_of_two_classes_on_both_sides_there_is_nothing_to_hold_out(byte[] train, byte[] heldOut)
    {
        var images = new Dataset(new float[2 * DigitData.Pixels], DigitData.Pixels);
        Assert.Empty(Hold(new DigitData("test", images, train, images, heldOut), epochs: 1).Classes);
    }

    [Fact]
    public void Stopped_within_a_class_there_is_no_figure_for_it()
    {
        var images = new Dataset(new float[2 * DigitData.Pixels], DigitData.Pixels);
        List<TrainingProgress> progress = [];
        var holdOut = Hold(new DigitData("test", images, [0, 1], images, [0, 1]), epochs: 1);
        Assert.Null(holdOut.Judge(0, progress.Add, new CancellationToken(canceled: true)));
        Assert.NotEmpty(progress);
    }

    private static HoldOneOut<HoldOutVae> Hold(DigitData data, int epochs) => new(data, epochs, threads: 1, seed: 1);

    private static float Ink(int label, int pixel, Random random) =>
        label == 2 ? random.Next(2) : label == pixel / (DigitData.Pixels / 2) ? 1 : 0;
}
