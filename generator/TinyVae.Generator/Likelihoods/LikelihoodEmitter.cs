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
        string decoded = $"new({observe.Decoded.Ref}, {shared}, ref scratch, {observe.Features}, {draws.Count}, {draws.Stride})";
        string x = $"{observe.X.Ref}, Training.Stride, samples: {draws.PerRow}";
        if (observe is not { LogRatios: { } ratios, Weights: { } weights, Bounds: { } bounds })
        {
            string scale = draws.PerRow == 1 ? "-scale" : $"-scale / {draws.PerRow}";
            writer.Write($"{type}.Gradient<TLanes>({decoded}, {x}, {observe.Densities.Ref}, {scale});");
            return;
        }

        writer.Write($"""
            {type}.RowGradients<TLanes>({decoded}, {x}, {observe.Densities.Ref});
            ImportanceWeights.Normalize<TLanes>({observe.Densities.Ref}, {ratios.Ref}, KlWeight, rows, {draws.PerRow}, batchRows, {weights.Ref}, {bounds.Ref});
            RowScaling.Multiply<TLanes>({observe.Decoded.Ref}, {PanelMath.Panels(observe.Decoded.Features)}, {draws.Count}, {draws.Stride}, {weights.Ref}, -1);
            """);
    }
}
