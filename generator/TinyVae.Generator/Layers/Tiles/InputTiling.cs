using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// How the weight gradient of some inputs of one panel is cut into tiles, whose accumulators are inputs: for each size of register file up to
/// 16 (512-bit registers), up to 6 (256-bit, or 32 of 128-bit) or up to 2 (16 of 128-bit).
/// </summary>
/// <param name="Inputs">The inputs.</param>
internal sealed record InputTiling(int Inputs)
{
    /// <summary>Whether all 16 inputs are one tile where registers are widest, whose update then waits for the next tile's sums.</summary>
    public bool IsPipelined => Inputs == PanelMath.Lanes;

    public IReadOnlyList<int> Heights16 => TileHeights.NearEqual(Inputs, 16);

    public IReadOnlyList<int> Heights6 => TileHeights.NearEqual(Inputs, 6);

    public IReadOnlyList<int> Heights3 => TileHeights.NearEqual(Inputs, 2);

    /// <summary>Those of all layers, the largest first.</summary>
    public static IReadOnlyList<InputTiling> Of(IEnumerable<LayerPlan> layers) =>
    [
        .. layers.SelectMany(layer => layer.WeightGradientTiles).Distinct().OrderByDescending(inputs => inputs).Select(inputs => new InputTiling(inputs)),
    ];
}
