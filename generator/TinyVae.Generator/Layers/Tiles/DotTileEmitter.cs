using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The tiles of convolutions with few outputs: input channels stand in the lanes, whose sum is an output.</summary>
internal static class DotTileEmitter
{
    private const string Parameters = "ref float x, int stride, in Taps taps, ref float weight, int panelLines, float bias, ref float y";

    public static void Emit(SourceWriter writer, RowTiling tiling)
    {
        writer.Write($$"""
            /// <summary>All rows of one output at one position: y = b + Σ x·w, 16 input channels at a time in the lanes.</summary>
            public static void Dot<TLanes>({{Parameters}}, int rows)
            {{Fragments.OfLanes}}
            {
                {{RowTileLoop.Over(tiling, height => $"Dot{height}<TLanes>(ref x, stride, in taps, ref weight, panelLines, bias, ref y, row);")}}
            }

            """);
        foreach (int height in RowTileLoop.Heights(tiling))
            Emit(writer, height);
    }

    private static void Emit(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{(height == 1 ? "1 row" : $"{height} rows")}} of one output at one position.</summary>
        {{Fragments.Hot}}
        private static void Dot{{height}}<TLanes>({{Parameters}}, int row)
        {{Fragments.OfLanes}}
        {
            x = ref Unsafe.Add(ref x, row * Lanes);
            y = ref Unsafe.Add(ref y, row * Lanes);
            {{TileCode.Each(height, row => $"TLanes sum{row} = TLanes.Zero;")}}

            for (int tapRow = 0; tapRow < taps.Rows; tapRow++)
            {
                int feature = taps.Feature + tapRow * taps.RowFeatures;
                int line = taps.Line + tapRow * taps.RowLines;
                for (int column = taps.Columns; column > 0; column--)
                {
                    ref float w = ref Unsafe.Add(ref weight, line * Lanes);
                    ref float panel = ref Unsafe.Add(ref x, feature / Lanes * stride);
                    for (int left = taps.Inputs; left > 0; left -= Lanes)
                    {
                        TLanes weights = TLanes.Load(ref w, 0);
                        {{TileCode.Each(height, row => $"sum{row} = TLanes.MultiplyAdd(TLanes.Load(ref panel, {row * PanelMath.Lanes}), weights, sum{row});")}}
                        w = ref Unsafe.Add(ref w, panelLines * Lanes);
                        panel = ref Unsafe.Add(ref panel, stride);
                    }

                    feature += taps.ColumnFeatures;
                    line += taps.ColumnLines;
                }
            }

            {{TileCode.Each(height, row => $"Unsafe.Add(ref y, {row * PanelMath.Lanes}) = TLanes.Sum(sum{row}) + bias;")}}
        }

        """);
}
