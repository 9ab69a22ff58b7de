using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// The tiles of weight gradients: sums of up to 16 inputs that stay in registers while the rows stream by, then go to the update.
/// Where the registers hold all 16, the update of a tile waits for the next tile and is spread through its sums, which hides
/// the update's divisions and its memory traffic: <c>pending</c> is the offset of the tile that waits, or -1. Where registers are few,
/// what the update needs of them costs the sums more than that hides.
/// </summary>
internal static class WeightGradientTileEmitter
{
    public static void Emit(SourceWriter writer, IReadOnlyList<InputTiling> tilings)
    {
        foreach (InputTiling tiling in tilings)
            EmitBlock(writer, tiling);
        foreach (int height in tilings.SelectMany(tiling => (int[])[.. tiling.Heights16, .. tiling.Heights6, .. tiling.Heights3]).Distinct().OrderByDescending(height => height))
            EmitSums(writer, height);
        if (tilings.Any(tiling => tiling.IsPipelined))
            EmitUpdatingSums(writer);
    }

    private static void EmitBlock(SourceWriter writer, InputTiling tiling) => writer.Write($$"""
        /// <summary>The gradients of {{tiling.Inputs}} inputs x 16 outputs, in tiles as high as the registers allow.</summary>
        public static void WeightGradient{{tiling.Inputs}}<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, in TUpdate update, int offset, ref int pending)
        {{Fragments.OfUpdate}}
        {
            {{TileCode.ByRegisters(tiling.IsPipelined ? Pipelined : BehindPending(tiling.Heights16), Split(tiling.Heights6), Split(tiling.Heights3))}}
        }

        """);

    private static string Pipelined => $"""
        if (pending < 0)
            Gradient{PanelMath.Lanes}<TLanes>({Of(0)}, rows);
        else
            Gradient{PanelMath.Lanes}Updating<TLanes, TUpdate>({Of(0)}, rows, in update, pending);
        pending = offset;
        """;

    /// <summary>Where tiles of 16 inputs may have left one that waits.</summary>
    private static string BehindPending(IReadOnlyList<int> heights) => $"""
        GradientTile.Flush<TLanes, TUpdate>(ref tile, in update, ref pending);
        {Split(heights)}
        """;

    private static string Split(IReadOnlyList<int> heights) => $"""
        {Sums(heights)}
        GradientTile.Take<TLanes, TUpdate>(ref tile, {heights.Sum()}, in update, offset);
        """;

    private static string Sums(IEnumerable<int> heights)
    {
        int first = 0;
        return string.Join("\n", heights.Select(height =>
        {
            string sums = $"Gradient{height}<TLanes>({Of(first)}, rows);";
            first += height;
            return sums;
        }));
    }

    /// <summary>Inputs from one on, the gradients, and where the sums of these inputs go.</summary>
    private static string Of(int first) => first == 0
        ? "ref x, ref dy, ref tile"
        : $"ref Unsafe.Add(ref x, {first}), ref dy, ref Unsafe.Add(ref tile, {first * PanelMath.Lanes})";

    private static void EmitSums(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{height}} {{(height == 1 ? "input" : "inputs")}} x 16 outputs: Σ x·dy over the rows.</summary>
        {{Fragments.Hot}}
        private static void Gradient{{height}}<TLanes>(ref float x, ref float dy, ref float tile, int rows)
        {{Fragments.OfLanes}}
        {
            {{Zeros(height)}}
            for (; rows > 0; rows--)
            {
                {{Row(height)}}
            }

            {{Stores(height)}}
        }

        """);

    private static void EmitUpdatingSums(SourceWriter writer) => writer.Write($$"""
        /// <summary>The same of {{PanelMath.Lanes}} inputs; a part of the update of the tile before goes ahead of each part of the rows.</summary>
        {{Fragments.Hot}}
        private static void Gradient{{PanelMath.Lanes}}Updating<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, in TUpdate update, int pending)
        {{Fragments.OfUpdate}}
        {
            {{Zeros(PanelMath.Lanes)}}
            TUpdate own = update;
            int due = 0;
            for (int input = 0; input < Lanes; input++)
            {
                own.Take(TLanes.Load(ref tile, (nuint)(input * Lanes)), (nuint)(pending + input * Lanes));
                due += rows;
                for (; due >= Lanes; due -= Lanes)
                {
                    {{Row(PanelMath.Lanes)}}
                }
            }

            {{Stores(PanelMath.Lanes)}}
        }

        """);

    private static string Zeros(int height) => TileCode.Each(height, input => $"TLanes sum{input} = TLanes.Zero;");

    private static string Row(int height) => $"""
        TLanes d = TLanes.Load(ref dy, 0);
        {TileCode.Each(height, input => $"sum{input} = TLanes.AddScaled(sum{input}, d, ref x, {input});")}
        x = ref Unsafe.Add(ref x, Lanes);
        dy = ref Unsafe.Add(ref dy, Lanes);
        """;

    private static string Stores(int height) => TileCode.Each(height, input => $"TLanes.Store(sum{input}, ref tile, {input * PanelMath.Lanes});");
}
