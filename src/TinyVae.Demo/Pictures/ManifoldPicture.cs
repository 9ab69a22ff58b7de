using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>
/// Everything that a model of two latent units can draw: the grid of the normal distribution's quantiles, decoded, so that each cell
/// stands for the same share of the prior (Kingma and Welling, 2014, fig. 4).
/// </summary>
internal static class ManifoldPicture
{
    private const int Side = 20;

    /// <summary>Draws the picture.</summary>
    public static Picture Draw<TModel>(TModel model)
        where TModel : class, IVae<TModel>
    {
        float[] quantiles = [.. Enumerable.Range(0, Side).Select(i => (float)NormalQuantile.Of((i + 0.5) / Side))];
        float[] z = new float[Side * Side * TModel.LatentSize];
        for (int cell = 0; cell < Side * Side; cell++)
        {
            z[cell * TModel.LatentSize] = quantiles[cell % Side];
            z[cell * TModel.LatentSize + 1] = -quantiles[cell / Side];
        }
        float[] digits = new float[Side * Side * DigitData.Pixels];
        model.Decode(z, digits);
        using var sheet = new DigitSheet(Side, Side, gap: 0);
        sheet.DrawAll(Side, digits);
        return new Picture(
            "manifold.png",
            "The map of a two-dimensional model",
            "A second model has only two numbers for a digit, so all it can draw fits on one map: "
            + "both axes follow the quantiles of the normal distribution, and each cell stands for the same share of the prior.",
            sheet.ToPng());
    }
}
