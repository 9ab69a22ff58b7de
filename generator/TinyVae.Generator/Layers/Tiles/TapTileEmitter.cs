using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// The tiles of convolutions: the rows of a batch at one position, while the taps of the kernel stream by. Rows beyond the batch are computed
/// too where a tile is higher than what is left: nobody else has them.
/// </summary>
internal static class TapTileEmitter
{
    private const string Parameters = "ref float x, int stride, in Taps taps, ref float weight, ref float start, nuint startStep, ref float y, TEpilogue epilogue";

    public static void Emit(SourceWriter writer, RowTiling tiling)
    {
        writer.Write($$"""
            /// <summary>All rows of 16 outputs at one position: y = f(start + Σ x·w), over the taps in order.</summary>
            public static void MultiplyTaps<TLanes, TEpilogue>({{Parameters}}, int rows)
            {{Fragments.OfEpilogue}}
            {
                {{RowTileLoop.Over(tiling, height => $"Taps{height}<TLanes, TEpilogue>(ref x, stride, in taps, ref weight, ref start, startStep, ref y, epilogue, row);")}}
            }

            """);
        foreach (int height in RowTileLoop.Heights(tiling))
            EmitMultiply(writer, height);
    }

    private static void EmitMultiply(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{(height == 1 ? "1 row" : $"{height} rows")}} x 16 outputs at one position.</summary>
        {{Fragments.Hot}}
        private static void Taps{{height}}<TLanes, TEpilogue>({{Parameters}}, int row)
        {{Fragments.OfEpilogue}}
        {
            nuint place = (nuint)(row * Lanes);
            start = ref Unsafe.Add(ref start, (nuint)row * startStep);
            {{TileCode.Each(height, row => $"TLanes sum{row} = TLanes.Load(ref start, {(row == 0 ? "0" : row == 1 ? "startStep" : $"{row} * startStep")});")}}

            for (int tapRow = 0; tapRow < taps.Rows; tapRow++)
            {
                int feature = taps.Feature + tapRow * taps.RowFeatures;
                int line = taps.Line + tapRow * taps.RowLines;
                for (int column = taps.Columns; column > 0; column--)
                {
                    ref float w = ref Unsafe.Add(ref weight, line * Lanes);
                    ref float panel = ref Unsafe.Add(ref x, (nuint)(feature / Lanes * stride) + place);
                    int lane = feature % Lanes;
                    for (int left = taps.Inputs; left > 0; lane = 0)
                    {
                        int inputs = Math.Min(left, Lanes - lane);
                        left -= inputs;
                        ref float input = ref Unsafe.Add(ref panel, lane);
                        for (; inputs > 0; inputs--)
                        {
                            TLanes weights = TLanes.Load(ref w, 0);
                            {{TileCode.Each(height, row => $"sum{row} = TLanes.AddScaled(sum{row}, weights, ref input, {row * PanelMath.Lanes});")}}
                            w = ref Unsafe.Add(ref w, Lanes);
                            input = ref Unsafe.Add(ref input, 1);
                        }

                        panel = ref Unsafe.Add(ref panel, stride);
                    }

                    feature += taps.ColumnFeatures;
                    line += taps.ColumnLines;
                }
            }

            {{TileCode.Each(height, row => $"TLanes.Store(epilogue.Apply(sum{row}, place{Behind(row)}), ref y, place{Behind(row)});")}}
        }

        """);

    private static string Behind(int row) => row == 0 ? "" : $" + {row * PanelMath.Lanes}";
}
