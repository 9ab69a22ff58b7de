using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Likelihoods;

/// <summary>Where a step compares what the decoder gave with the data: densities, and the gradient of the decoder's last output.</summary>
internal static class LikelihoodEmitter
{
    public static void Emit(SourceWriter writer, Observe observe)
    {
        RowSet draws = observe.Decoded.Rows;
        string type = observe.Likelihood.Type;
        string shared = observe.Shared is { } offset ? $"ref Model.At({offset})" : "ref zeros";
        string decoded = $"new({observe.Decoded.At}, {shared}, ref scratch, {observe.Features}, {draws.Count}, {draws.Stride})";
        string x = $"{observe.X.At}, Training.Stride, samples: {draws.PerRow}";
        if (observe is not { Weights: { } weights, Bounds: { } bounds })
        {
            string scale = draws.PerRow == 1 ? "-scale" : $"-scale / {draws.PerRow}";
            writer.Write($"{type}.Gradient<TLanes>({decoded}, {x}, {observe.Densities.Line}, {scale});");
            return;
        }

        writer.Write($"""
            ref float densities = {observe.Densities.Line};
            ref float weights = {weights.Line};
            {type}.RowGradients<TLanes>({decoded}, {x}, ref densities);
            ImportanceWeights.Normalize<TLanes>(ref densities, ref logRatios, KlWeight, rows, {draws.PerRow}, batchRows, ref weights, {bounds.Line});
            RowScaling.Multiply<TLanes>({observe.Decoded.At}, {PanelMath.Panels(observe.Decoded.Features)}, {draws.Count}, {draws.Stride}, ref weights, -1);
            """);
    }
}
