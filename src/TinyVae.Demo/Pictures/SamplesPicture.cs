using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>Digits that nobody wrote: the mean of p(x given z) for z drawn from the prior N(0, I).</summary>
internal static class SamplesPicture
{
    private const int Columns = 16;
    private const int Rows = 10;

    /// <summary>Draws the picture.</summary>
    public static Picture Draw<TModel>(TModel model, ulong seed)
        where TModel : class, IVae<TModel>
    {
        float[] samples = new float[Columns * Rows * DigitData.Pixels];
        model.Generate(samples, seed);
        using var sheet = new DigitSheet(Columns, Rows, gap: 6);
        sheet.DrawAll(Columns, samples);
        return new Picture(
            "samples.png",
            "New digits",
            $"Nobody wrote these: {TModel.LatentSize} random numbers from the prior, decoded, for each of them.",
            sheet.ToPng());
    }
}
