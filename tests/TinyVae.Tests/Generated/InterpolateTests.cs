using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The straight line between the codes of two rows.</summary>
public sealed class InterpolateTests
{
    /// <summary>More rows than the scratch has, and a portion left over.</summary>
    private const int Points = 41;

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Its_ends_are_the_reconstructions_of_the_rows<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] ends = declared.Rows(2);
        float[] reconstructions = new float[2 * TModel.InputSize];
        model.Reconstruct(ends, reconstructions);
        foreach (int points in new[] { 2, 16, 17, Points })
        {
            float[] path = Path(model, ends, points);
            Close.SameBits(reconstructions.AsSpan(0, TModel.InputSize), path.AsSpan(0, TModel.InputSize));
            Close.SameBits(reconstructions.AsSpan(TModel.InputSize), path.AsSpan((points - 1) * TModel.InputSize));
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Its_points_are_decoded_from_codes_at_equal_distances<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] ends = declared.Rows(2);
        float[] means = new float[2 * TModel.LatentSize];
        model.Encode(ends, means);
        float[] codes = declared.WithConditionsOf(ends, means);
        float[] z = [.. Enumerable.Range(0, Points).SelectMany(point => Between(point / (Points - 1.0)))];
        float[] expected = new float[Points * TModel.InputSize];
        model.Decode(z, expected);
        Close.All("path", Array.ConvertAll(expected, value => (double)value), Path(model, ends, Points), 2e-6);

        IEnumerable<float> Between(double t) => Enumerable.Range(0, TModel.CodeSize).Select(
            unit => (float)(((1 - t) * codes[unit]) + (t * codes[TModel.CodeSize + unit])));
    }

    [Fact]
    public void From_a_row_to_itself_nothing_changes()
    {
        float[] row = new ModelCase<OneHidden>().Rows(1);
        var model = new OneHidden(seed: 3);
        float[] reconstruction = new float[row.Length];
        model.Reconstruct(row, reconstruction);
        double[] expected = Array.ConvertAll(Draws.Repeat(reconstruction, Points), value => (double)value);
        Close.All("path", expected, Path(model, Draws.Repeat(row, 2), Points), 1e-6);
    }

    private static float[] Path<TModel>(TModel model, float[] ends, int points)
        where TModel : class, IVae<TModel>
    {
        float[] path = new float[points * TModel.InputSize];
        model.Interpolate(ends.AsSpan(0, TModel.RowSize), ends.AsSpan(TModel.RowSize), path);
        return path;
    }
}
