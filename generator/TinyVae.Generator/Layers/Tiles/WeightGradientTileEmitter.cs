using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// The tiles of weight gradients: sums of up to 16 inputs that stay in registers while the rows stream by, then go to the update.
/// Where the registers hold all 16, the update of a tile waits for the next tile and is spread through its sums, which hides
/// the update's divisions and its memory traffic: <c>pending</c> is the offset of the tile that waits, or -1.
/// </summary>
internal static class WeightGradientTileEmitter
{
    public static void Emit(SourceWriter writer, IEnumerable<LayerPlan> layers)
    {
        var heights = new SortedSet<int>();
        foreach (int inputs in layers.SelectMany(layer => layer.WeightGradientTiles).Distinct().OrderByDescending(inputs => inputs))
            EmitBlock(writer, inputs, heights);
        foreach (int height in heights.Reverse())
            EmitSums(writer, height);
        if (heights.Contains(PanelMath.Lanes))
            EmitUpdatingSums(writer);
    }

    private static void EmitBlock(SourceWriter writer, int inputs, SortedSet<int> heights)
    {
        writer.Write($"/// <summary>The gradients of {inputs} inputs x 16 outputs, in tiles as high as the registers allow.</summary>");
        using (writer.Member($"public static void WeightGradient{inputs}<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, in TUpdate update, int offset, ref int pending)\n{Fragments.OfUpdate}"))
        {
            using (writer.Block("if (TLanes.TileRows == 16)"))
            {
                if (inputs == PanelMath.Lanes)
                    EmitPipelined(writer, heights);
                else
                    EmitSplit(writer, InputSplit.Of(inputs, 16), heights);
            }

            using (writer.Block("else if (TLanes.TileRows == 6)"))
                EmitSplit(writer, InputSplit.Of(inputs, 4), heights);
            using (writer.Block("else"))
                EmitSplit(writer, InputSplit.Of(inputs, 2), heights);
        }
    }

    private static void EmitPipelined(SourceWriter writer, SortedSet<int> heights)
    {
        heights.Add(PanelMath.Lanes);
        writer.Write("""
            if (pending < 0)
                Gradient16<TLanes>(ref x, ref dy, ref tile, rows);
            else
                Gradient16Updating<TLanes, TUpdate>(ref x, ref dy, ref tile, rows, in update, pending);
            pending = offset;
            """);
    }

    private static void EmitSplit(SourceWriter writer, IReadOnlyList<int> tiles, SortedSet<int> heights)
    {
        writer.Write("GradientTile.Flush<TLanes, TUpdate>(ref tile, in update, ref pending);");
        int first = 0;
        foreach (int height in tiles)
        {
            string x = first == 0 ? "x" : $"Unsafe.Add(ref x, {first})";
            string tile = first == 0 ? "tile" : $"Unsafe.Add(ref tile, {first * PanelMath.Lanes})";
            writer.Write($"Gradient{height}<TLanes>(ref {x}, ref dy, ref {tile}, rows);");
            heights.Add(height);
            first += height;
        }

        writer.Write($"GradientTile.Take<TLanes, TUpdate>(ref tile, {first}, in update, offset);");
    }

    private static void EmitSums(SourceWriter writer, int height)
    {
        writer.Write($"/// <summary>{height} {(height == 1 ? "input" : "inputs")} x 16 outputs: Σ x·dy over the rows.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"private static void Gradient{height}<TLanes>(ref float x, ref float dy, ref float tile, int rows)\n{Fragments.OfLanes}"))
        {
            EmitZeroSums(writer, height);
            using (writer.Block("for (; rows > 0; rows--)"))
                EmitRow(writer, height);
            writer.BlankLine();
            EmitStores(writer, height);
        }
    }

    private static void EmitUpdatingSums(SourceWriter writer)
    {
        writer.Write("/// <summary>The same of 16 inputs; a sixteenth of the update of the tile before goes ahead of each sixteenth of the rows.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"private static void Gradient16Updating<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, in TUpdate update, int pending)\n{Fragments.OfUpdate}"))
        {
            EmitZeroSums(writer, PanelMath.Lanes);
            writer.Write("TUpdate own = update;");
            writer.Write("int due = 0;");
            using (writer.Block("for (int input = 0; input < Lanes; input++)"))
            {
                writer.Write("own.Take(TLanes.Load(ref tile, (nuint)(input * Lanes)), (nuint)(pending + input * Lanes));");
                writer.Write("due += rows;");
                using (writer.Block("for (; due >= Lanes; due -= Lanes)"))
                    EmitRow(writer, PanelMath.Lanes);
            }

            writer.BlankLine();
            EmitStores(writer, PanelMath.Lanes);
        }
    }

    private static void EmitZeroSums(SourceWriter writer, int height)
    {
        for (int input = 0; input < height; input++)
            writer.Write($"TLanes sum{input} = TLanes.Zero;");
    }

    private static void EmitRow(SourceWriter writer, int height)
    {
        writer.Write("TLanes d = TLanes.Load(ref dy, 0);");
        for (int input = 0; input < height; input++)
            writer.Write($"sum{input} = TLanes.AddScaled(sum{input}, d, ref x, {input});");
        writer.Write("x = ref Unsafe.Add(ref x, Lanes);");
        writer.Write("dy = ref Unsafe.Add(ref dy, Lanes);");
    }

    private static void EmitStores(SourceWriter writer, int height)
    {
        for (int input = 0; input < height; input++)
            writer.Write($"TLanes.Store(sum{input}, ref tile, {input * PanelMath.Lanes});");
    }
}
