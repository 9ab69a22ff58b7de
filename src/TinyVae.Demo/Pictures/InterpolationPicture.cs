using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>A walk through the digits: each row goes on a straight line in z from one digit's posterior mean to the next one's.</summary>
internal static class InterpolationPicture
{
    private const int Steps = 12;

    /// <summary>Draws the picture.</summary>
    public static Picture Draw<TModel>(TModel model, DigitData data)
        where TModel : class, IVae<TModel>
    {
        Dataset codes = PosteriorMeans(model, data.HeldOut);
        int[] stations = Exemplars.Typical(data, codes);
        float[] z = new float[stations.Length * Steps * TModel.LatentSize];
        for (int i = 0; i < z.Length; i++)
        {
            (int place, int unit) = Math.DivRem(i, TModel.LatentSize);
            (int row, int step) = Math.DivRem(place, Steps);
            float from = codes.Row(stations[row])[unit];
            float to = codes.Row(stations[(row + 1) % stations.Length])[unit];
            z[i] = float.Lerp(from, to, step / (Steps - 1f));
        }
        float[] digits = new float[stations.Length * Steps * DigitData.Pixels];
        model.Decode(z, digits);
        using var sheet = new DigitSheet(Steps, stations.Length, gap: 6);
        sheet.DrawAll(Steps, digits);
        return new Picture(
            "interpolation.png",
            "From digit to digit",
            "Each row walks a straight line in z, from where one held-out digit lies to where the next one does.",
            sheet.ToPng());
    }

    private static Dataset PosteriorMeans<TModel>(TModel model, Dataset digits)
        where TModel : class, IVae<TModel>
    {
        float[] means = new float[digits.Rows * TModel.LatentSize];
        model.Encode(digits.Values, means, new float[means.Length]);
        return new Dataset(means, TModel.LatentSize);
    }
}
