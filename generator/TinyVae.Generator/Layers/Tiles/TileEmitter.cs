using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>The register tiles, each one loop whose sums never leave the registers.</summary>
internal static class TileEmitter
{
    public static void Emit(SourceWriter writer, RowTiling tiling, IEnumerable<LayerPlan> layers, bool trainsOne)
    {
        writer.Write("/// <summary>Register tiles: loops whose sums never leave the registers, their heights chosen for the batch.</summary>");
        using (writer.Member("private static class Tiles"))
        {
            ForwardTileEmitter.Emit(writer, tiling, inPairs: layers.OfType<DensePlan>().All(layer => layer.HasPairs));
            WeightGradientTileEmitter.Emit(writer, InputTiling.Of(layers));
            if (layers.OfType<ConvolutionPlan>().ToArray() is { Length: > 0 } convolutions)
                EmitConvolutions(writer, tiling, convolutions, trainsOne);
        }
    }

    private static void EmitConvolutions(SourceWriter writer, RowTiling tiling, IReadOnlyList<ConvolutionPlan> layers, bool trainsOne)
    {
        TapTileEmitter.Emit(writer, tiling);
        if (layers.Any(layer => layer.SumsLanes))
            DotTileEmitter.Emit(writer, tiling);
        PositionTileEmitter.EmitProducts(writer, [.. layers.SelectMany(layer => layer.OfOne.ProductTiles(trainsOne)).Distinct()]);
        PositionTileEmitter.EmitDots(writer, [.. layers.SelectMany(layer => layer.OfOne.DotTiles).Distinct()]);
        TapGradientTileEmitter.Emit(writer, hasRuns: layers.Any(layer => layer.BroadcastsRuns && !(trainsOne && layer.OfOne.HasWeightGradient)));
    }
}
