using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>Held-out digits and below each what the model makes of it: x over the mean of p(x given z) at the posterior's mean.</summary>
internal static class ReconstructionsPicture
{
    private const int OfEach = 4;

    /// <summary>Draws the picture.</summary>
    public static Picture Draw<TModel>(TModel model, DigitData data)
        where TModel : class, IVae<TModel>
    {
        int[] rows = Exemplars.Choose(data, OfEach);
        using var sheet = new DigitSheet(Exemplars.Classes, 2 * OfEach, gap: 8, rowsPerGroup: 2);
        float[] reconstruction = new float[DigitData.Pixels];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> input = data.HeldOut.Row(rows[i]);
            model.Reconstruct(input, reconstruction);
            int column = i % Exemplars.Classes;
            int pair = i / Exemplars.Classes;
            sheet.Draw(column, 2 * pair, input);
            sheet.Draw(column, 2 * pair + 1, reconstruction);
        }
        return new Picture(
            "reconstructions.png",
            "Reconstructions",
            $"Digits the model has never seen, and below each what it remembers after squeezing it into {TModel.LatentSize} numbers.",
            sheet.ToPng());
    }
}
