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
    private const string DotParameters = "ref float x, int stride, in Taps taps, ref float weight, int panelLines, float bias, ref float y";

    private static readonly int[] HeightsOfGradient = [16, 8, 6, 5, 4, 2, 1];

    public static void Emit(SourceWriter writer, RowTiling tiling, IReadOnlyList<ConvolutionPlan> layers, bool trainsOne)
    {
        EmitMultiply(writer, tiling);
        if (layers.Any(layer => layer.SumsLanes))
            EmitDot(writer, tiling);
        PositionTileEmitter.EmitProducts(writer, [.. layers.SelectMany(layer => layer.OfOne.ProductTiles(trainsOne)).Distinct()]);
        PositionTileEmitter.EmitDots(writer, [.. layers.SelectMany(layer => layer.OfOne.DotTiles).Distinct()]);
        EmitGradients(writer);
    }

    private static void EmitMultiply(SourceWriter writer, RowTiling tiling)
    {
        writer.Write($$"""
            /// <summary>All rows of 16 outputs at one position: y = f(start + Σ x·w), over the taps in order.</summary>
            public static void MultiplyTaps<TLanes, TEpilogue>({{Parameters}}, int rows)
            {{Fragments.OfEpilogue}}
            {
                {{Tiles(tiling, height => $"Taps{height}<TLanes, TEpilogue>(ref x, stride, in taps, ref weight, ref start, startStep, ref y, epilogue, row);")}}
            }

            """);
        foreach (int height in Heights(tiling))
            EmitMultiply(writer, height);
    }

    private static IEnumerable<int> Heights(RowTiling tiling) =>
        tiling.Split16.Concat(tiling.Split6).Concat(tiling.Split3).Distinct().OrderByDescending(height => height);

    /// <summary>Tiles of near equal heights over all rows, a block of as many as go through at once after another.</summary>
    private static string Tiles(RowTiling tiling, Func<int, string> call)
    {
        return Template.Fill($$"""
            if (TLanes.TileRows == 16)
            {
                {{OfBlock(tiling.Split16)}}
            }
            else if (TLanes.TileRows == 6)
            {
                {{OfBlock(tiling.Split6)}}
            }
            else
            {
                {{OfBlock(tiling.Split3)}}
            }
            """);

        string OfBlock(IReadOnlyList<int> heights)
        {
            if (heights.Distinct().Count() == 1)
                return Loop("int row = 0", "rows", heights[0]);
            int high = heights.Count(height => height == heights[0]), from = high * heights[0];
            return Template.Fill($$"""
                for (int block = 0; block < rows; block += {{tiling.Rows}})
                {
                    int row = block;
                    {{Loop("", $"Math.Min(rows, block + {from})", heights[0])}}
                    {{Loop("", $"Math.Min(rows, block + {tiling.Rows})", heights[heights.Count - 1])}}
                }
                """);
        }

        string Loop(string start, string end, int height) => $"""
            for ({start}; row < {end}; row += {height})
                {call(height)}
            """;
    }

    private static void EmitMultiply(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{(height == 1 ? "1 row" : $"{height} rows")}} x 16 outputs at one position.</summary>
        {{Fragments.Hot}}
        private static void Taps{{height}}<TLanes, TEpilogue>({{Parameters}}, int row)
        {{Fragments.OfEpilogue}}
        {
            nuint place = (nuint)(row * Lanes);
            start = ref Unsafe.Add(ref start, (nuint)row * startStep);
            {{Rows(height, row => $"TLanes sum{row} = TLanes.Load(ref start, {(row == 0 ? "0" : row == 1 ? "startStep" : $"{row} * startStep")});")}}

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
                            {{Rows(height, row => $"sum{row} = TLanes.AddScaled(sum{row}, weights, ref input, {row * PanelMath.Lanes});")}}
                            w = ref Unsafe.Add(ref w, Lanes);
                            input = ref Unsafe.Add(ref input, 1);
                        }

                        panel = ref Unsafe.Add(ref panel, stride);
                    }

                    feature += taps.ColumnFeatures;
                    line += taps.ColumnLines;
                }
            }

            {{Rows(height, row => $"TLanes.Store(epilogue.Apply(sum{row}, place{Behind(row)}), ref y, place{Behind(row)});")}}
        }

        """);

    private static void EmitDot(SourceWriter writer, RowTiling tiling)
    {
        writer.Write($$"""
            /// <summary>All rows of one output at one position: y = b + Σ x·w, 16 input channels at a time in the lanes.</summary>
            public static void Dot<TLanes>({{DotParameters}}, int rows)
            {{Fragments.OfLanes}}
            {
                {{Tiles(tiling, height => $"Dot{height}<TLanes>(ref x, stride, in taps, ref weight, panelLines, bias, ref y, row);")}}
            }

            """);
        foreach (int height in Heights(tiling))
            EmitDot(writer, height);
    }

    private static void EmitDot(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{(height == 1 ? "1 row" : $"{height} rows")}} of one output at one position.</summary>
        {{Fragments.Hot}}
        private static void Dot{{height}}<TLanes>({{DotParameters}}, int row)
        {{Fragments.OfLanes}}
        {
            x = ref Unsafe.Add(ref x, row * Lanes);
            y = ref Unsafe.Add(ref y, row * Lanes);
            {{Rows(height, row => $"TLanes sum{row} = TLanes.Zero;")}}

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
                        {{Rows(height, row => $"sum{row} = TLanes.MultiplyAdd(TLanes.Load(ref panel, {row * PanelMath.Lanes}), weights, sum{row});")}}
                        w = ref Unsafe.Add(ref w, panelLines * Lanes);
                        panel = ref Unsafe.Add(ref panel, stride);
                    }

                    feature += taps.ColumnFeatures;
                    line += taps.ColumnLines;
                }
            }

            {{Rows(height, row => $"Unsafe.Add(ref y, {row * PanelMath.Lanes}) = TLanes.Sum(sum{row}) + bias;")}}
        }

        """);

    private static void EmitGradients(SourceWriter writer)
    {
        writer.Write($$"""
            /// <summary>Adds Σ x·dy over positions and rows to the sums of some inputs x 16 outputs, in tiles as high as the registers allow.</summary>
            public static void AddGradients<TLanes>(ref float x, int xRow, int xStep, ref float dy, int dyRow, int dyStep, ref float sums, int inputs, int rows, int positions)
            {{Fragments.OfLanes}}
            {
                {{string.Join("\n", HeightsOfGradient.Select(Step))}}
            }

            /// <summary>The same at one position, of inputs that begin in any lane.</summary>
            public static void AddGradientsOfRun<TLanes>(ref float x, int stride, int feature, int inputs, ref float dy, ref float sums, int rows)
            {{Fragments.OfLanes}}
            {
                while (inputs > 0)
                {
                    int lane = feature % Lanes;
                    int count = Math.Min(inputs, Lanes - lane);
                    AddGradients<TLanes>(ref Unsafe.Add(ref x, feature / Lanes * stride + lane), Lanes, 0, ref dy, Lanes, 0, ref sums, count, rows, 1);
                    sums = ref Unsafe.Add(ref sums, count * Lanes);
                    feature += count;
                    inputs -= count;
                }
            }

            """);
        foreach (int height in HeightsOfGradient)
            EmitGradients(writer, height);
    }

    private static string Step(int height)
    {
        string fits = height switch
        {
            16 or 8 => $"TLanes.TileRows == 16 && inputs >= {height}",
            6 => "TLanes.TileRows == 6 && inputs > 10",
            5 => "TLanes.TileRows == 6 && inputs >= 5",
            4 => "TLanes.TileRows > 3 && inputs >= 4",
            _ => $"inputs >= {height}",
        };
        return $$"""
            for (; {{fits}}; inputs -= {{height}})
            {
                AddGradients{{height}}<TLanes>(ref x, xRow, xStep, ref dy, dyRow, dyStep, ref sums, rows, positions);
                x = ref Unsafe.Add(ref x, {{height}});
                sums = ref Unsafe.Add(ref sums, {{height}} * Lanes);
            }
            """;
    }

    private static void EmitGradients(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{height}} {{(height == 1 ? "input" : "inputs")}} x 16 outputs.</summary>
        {{Fragments.Hot}}
        private static void AddGradients{{height}}<TLanes>(ref float x, int xRow, int xStep, ref float dy, int dyRow, int dyStep, ref float sums, int rows, int positions)
        {{Fragments.OfLanes}}
        {
            {{Rows(height, input => $"TLanes sum{input} = TLanes.Load(ref sums, {input * PanelMath.Lanes});")}}
            for (; positions > 0; positions--)
            {
                ref float input = ref x;
                ref float gradient = ref dy;
                for (int row = rows; row > 0; row--)
                {
                    TLanes d = TLanes.Load(ref gradient, 0);
                    {{Rows(height, input => $"sum{input} = TLanes.AddScaled(sum{input}, d, ref input, {input});")}}
                    input = ref Unsafe.Add(ref input, xRow);
                    gradient = ref Unsafe.Add(ref gradient, dyRow);
                }

                x = ref Unsafe.Add(ref x, xStep);
                dy = ref Unsafe.Add(ref dy, dyStep);
            }

            {{Rows(height, input => $"TLanes.Store(sum{input}, ref sums, {input * PanelMath.Lanes});")}}
        }

        """);

    private static string Rows(int height, Func<int, string> statement) => string.Join("\n", Enumerable.Range(0, height).Select(statement));

    private static string Behind(int row) => row == 0 ? "" : $" + {row * PanelMath.Lanes}";
}
