using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The tiles of forward products and input gradients: sums of up to 16 rows that stay in registers while the inputs stream by.</summary>
internal static class ForwardTileEmitter
{
    private const string Parameters = "ref float x, int stride, ref float weight, ref float bias, ref float y, TEpilogue epilogue, int inputs";

    public static void Emit(SourceWriter writer, RowTiling tiling, bool inPairs)
    {
        EmitRows(writer, tiling);
        foreach (int height in tiling.Heights)
            EmitForward(writer, height, inPairs);
    }

    private static void EmitRows(SourceWriter writer, RowTiling tiling)
    {
        writer.Write($$"""
            /// <summary>All rows of one panel of outputs, in tiles as high as the registers allow; the last may compute some rows {{(tiling.Overlaps ? "again" : "more")}}.</summary>
            public static void Multiply<TLanes, TEpilogue>({{Parameters}}, int rows)
            {{Fragments.OfEpilogue}}
            {
                {{TileCode.ByRegisters(Loop(tiling.Height16), Loop(tiling.Height6), Loop(tiling.Height3))}}
            }

            """);

        string Loop(int height) => $"""
            for (int row = 0; row < rows; row += {height})
                Forward{height}<TLanes, TEpilogue>(ref x, stride, ref weight, ref bias, ref y, epilogue, inputs, {(tiling.Overlaps ? $"Math.Max(0, Math.Min(row, rows - {height}))" : "row")});
            """;
    }

    private static void EmitForward(SourceWriter writer, int height, bool inPairs)
    {
        writer.Write($$"""
            /// <summary>{{(height == 1 ? "1 row" : $"{height} rows")}} x 16 outputs: y = f(b + Σ x·w), inputs in order.</summary>
            {{Fragments.Hot}}
            private static void Forward{{height}}<TLanes, TEpilogue>({{Parameters}}, int row)
            {{Fragments.OfEpilogue}}
            {
                nuint place = (nuint)(row * Lanes);
                x = ref Unsafe.Add(ref x, place);

                TLanes sum0 = TLanes.Load(ref bias, 0);
                {{Rows(row => row == 0 ? "" : $"TLanes sum{row} = sum0;")}}

                for (int left = inputs; left > 0; left -= Lanes)
                {
                    ref float lane = ref x;
                    {{Loop()}}

                    x = ref Unsafe.Add(ref x, stride);
                }

                {{Rows(row => $"TLanes.Store(epilogue.Apply(sum{row}, place{Behind(row)}), ref y, place{Behind(row)});")}}
            }

            """);

        // Two inputs a turn where no layer has an odd one: a turn costs an eighth of it otherwise.
        string Loop() => inPairs
            ? $$"""
                for (int input = Math.Min(left, Lanes); input > 0; input -= 2)
                {
                    TLanes w = TLanes.Load(ref weight, 0);
                    {{AddInput(0)}}
                    w = TLanes.Load(ref weight, Lanes);
                    {{AddInput(1)}}
                    weight = ref Unsafe.Add(ref weight, 2 * Lanes);
                    lane = ref Unsafe.Add(ref lane, 2);
                }
                """
            : $$"""
                for (int input = Math.Min(left, Lanes); input > 0; input--)
                {
                    TLanes w = TLanes.Load(ref weight, 0);
                    {{AddInput(0)}}
                    weight = ref Unsafe.Add(ref weight, Lanes);
                    lane = ref Unsafe.Add(ref lane, 1);
                }
                """;

        string AddInput(int ahead) => Rows(row => $"sum{row} = TLanes.AddScaled(sum{row}, w, ref lane, {row * PanelMath.Lanes + ahead});");

        string Rows(Func<int, string> statement) => TileCode.Each(height, statement);

        static string Behind(int row) => row == 0 ? "" : $" + {row * PanelMath.Lanes}";
    }
}
