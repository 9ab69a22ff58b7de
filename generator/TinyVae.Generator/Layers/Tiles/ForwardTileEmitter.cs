using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The tiles of forward products and input gradients: sums of up to 16 rows that stay in registers while the inputs stream by.</summary>
internal static class ForwardTileEmitter
{
    private const string OfEpilogue = Fragments.OfLanes + "\n    where TEpilogue : struct, IEpilogue";

    public static void Emit(SourceWriter writer, RowTiling tiling)
    {
        EmitRows(writer, tiling);
        foreach (int height in tiling.Heights)
            EmitForward(writer, height);
    }

    private static void EmitRows(SourceWriter writer, RowTiling tiling)
    {
        const string Arguments = "ref Unsafe.Add(ref x, first * Lanes), stride, ref weight, ref bias, ref Unsafe.Add(ref y, first * Lanes), ref Unsafe.Add(ref saved, first * Lanes), inputs";
        writer.Write("/// <summary>All rows of one panel of outputs, in tiles as high as the registers allow; the last may compute some rows again.</summary>");
        using (writer.Member($"public static void Multiply<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, ref float saved, int inputs, int rows)\n{OfEpilogue}"))
        {
            Loop("if (TLanes.TileRows == 16)", tiling.Height16);
            Loop("else if (TLanes.TileRows == 6)", tiling.Height6);
            Loop("else", tiling.Height3);
        }

        void Loop(string condition, int height)
        {
            using (writer.Block(condition))
            using (writer.Block($"for (int row = 0; row < rows; row += {height})"))
            {
                writer.Write($"""
                    int first = Math.Max(0, Math.Min(row, rows - {height}));
                    Forward{height}<TLanes, TEpilogue>({Arguments});
                    """);
            }
        }
    }

    private static void EmitForward(SourceWriter writer, int height)
    {
        string rows = height == 1 ? "1 row" : $"{height} rows";
        writer.Write($"/// <summary>{rows} x 16 outputs: y = f(b + Σ x·w), inputs in order.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"private static void Forward{height}<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, ref float saved, int inputs)\n{OfEpilogue}"))
        {
            writer.Write("TLanes sum0 = TLanes.Load(ref bias, 0);");
            for (int row = 1; row < height; row++)
                writer.Write($"TLanes sum{row} = sum0;");
            using (writer.Block("for (int left = inputs; left > 0; left -= Lanes)"))
            {
                writer.Write("ref float lane = ref x;");
                using (writer.Block("for (int input = Math.Min(left, Lanes); input > 0; input--)"))
                {
                    writer.Write("TLanes w = TLanes.Load(ref weight, 0);");
                    for (int row = 0; row < height; row++)
                        writer.Write($"sum{row} = TLanes.AddScaled(sum{row}, w, ref lane, {row * PanelMath.Lanes});");
                    writer.Write("weight = ref Unsafe.Add(ref weight, Lanes);");
                    writer.Write("lane = ref Unsafe.Add(ref lane, 1);");
                }

                writer.BlankLine();
                writer.Write("x = ref Unsafe.Add(ref x, stride);");
            }

            writer.BlankLine();
            for (int row = 0; row < height; row++)
                writer.Write($"TLanes.Store(TEpilogue.Apply(sum{row}, ref saved, {row * PanelMath.Lanes}), ref y, {row * PanelMath.Lanes});");
        }
    }
}
