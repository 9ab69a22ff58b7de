using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>
/// The tiles of convolutions of a single row: neighbouring positions take the place of the rows of a batch. They read a frame, whose border of
/// zeros gives all positions the same taps.
/// </summary>
internal static class PositionTileEmitter
{
    private const string Product = "ref float frame, in Taps taps, ref float weight, ref float start, ref float y, int yStep, TEpilogue epilogue";
    private const string Dot = "ref float frame, in Taps taps, ref float weight, int panelLines, float bias, ref float y, int yStep";

    public static void EmitProducts(SourceWriter writer, IEnumerable<PositionTile> tiles)
    {
        foreach (PositionTile tile in tiles)
        {
            EmitLoop(
                writer, tile, $"{tile.Positions} positions of one row x 16 outputs: y = f(start + Σ x·w), over the taps in order.",
                $"Positions{tile.Name}<TLanes, TEpilogue>({Product})\n{Fragments.OfEpilogue}",
                height => LoopOnce(tile, height, tile.Last(height), (rows, place) => $"Product{rows}By{tile.Step}<TLanes, TEpilogue>(ref frame, in taps, ref weight, ref start, ref y, yStep, epilogue, {place});"));
        }

        foreach ((int height, int step) in tiles.SelectMany(HeightsOfProducts).Distinct())
            EmitProduct(writer, height, step);
    }

    public static void EmitDots(SourceWriter writer, IEnumerable<PositionTile> tiles)
    {
        foreach (PositionTile tile in tiles)
        {
            EmitLoop(
                writer, tile, $"{tile.Positions} positions of one row, one output of each: y = b + Σ x·w, 16 input channels at a time in the lanes.",
                $"Dots{tile.Name}<TLanes>({Dot})\n{Fragments.OfLanes}",
                height => LoopTwice(tile, height, place => $"Dot{height}By{tile.Step}<TLanes>(ref frame, in taps, ref weight, panelLines, bias, ref y, yStep, {place});"));
        }

        foreach ((int height, int step) in tiles.SelectMany(Heights).Distinct())
            EmitDot(writer, height, step);
    }

    private static IEnumerable<(int Height, int Step)> Heights(PositionTile tile) =>
        [(tile.Height16, tile.Step), (tile.Height6, tile.Step), (tile.Height3, tile.Step)];

    private static IEnumerable<(int Height, int Step)> HeightsOfProducts(PositionTile tile) =>
        Heights(tile).SelectMany(full => new[] { full, (tile.Last(full.Height), tile.Step) });

    private static void EmitLoop(SourceWriter writer, PositionTile tile, string summary, string header, Func<int, string> loop) => writer.Write($$"""
        /// <summary>{{summary}}</summary>
        public static void {{header}}
        {
            {{TileCode.ByRegisters(loop(tile.Height16), loop(tile.Height6), loop(tile.Height3))}}
        }

        """);

    /// <summary>The last tile has what is left, no position twice: an epilogue may write where it reads.</summary>
    private static string LoopOnce(PositionTile tile, int height, int last, Func<int, string, string> call)
    {
        string loop = Loop(height == last ? tile.Positions : tile.Positions - last, height, call(height, "position"));
        return height == last ? loop : $"{loop}\n{call(last, $"{tile.Positions - last}")}";
    }

    /// <summary>The last tile computes some positions again.</summary>
    private static string LoopTwice(PositionTile tile, int height, Func<string, string> call) =>
        Loop(tile.Positions, height, call(tile.Positions % height == 0 ? "position" : $"Math.Min(position, {tile.Positions - height})"));

    private static string Loop(int positions, int height, string call) => $"""
        for (int position = 0; position < {positions}; position += {height})
            {call}
        """;

    private static void EmitProduct(SourceWriter writer, int height, int step) => writer.Write($$"""
        /// <summary>{{height}} {{Noun(height)}}, {{step}} floats from each other, x 16 outputs.</summary>
        {{Fragments.Hot}}
        private static void Product{{height}}By{{step}}<TLanes, TEpilogue>({{Product}}, int position)
        {{Fragments.OfEpilogue}}
        {
            TLanes sum0 = TLanes.Load(ref start, 0);
            {{TileCode.Each(height, row => row == 0 ? "" : $"TLanes sum{row} = sum0;")}}
            frame = ref Unsafe.Add(ref frame, taps.Feature + position * {{step}});
            weight = ref Unsafe.Add(ref weight, taps.Line * Lanes);

            {{OverTaps("1", "Lanes", TileCode.Each(height, row => $"sum{row} = TLanes.AddScaled(sum{row}, weights, ref input, {row * step});"))}}

            nuint place = (nuint)(position * yStep);
            {{TileCode.Each(height, row => $"TLanes.Store(epilogue.Apply(sum{row}, {At(row)}), ref y, {At(row)});")}}
        }

        """);

    private static void EmitDot(SourceWriter writer, int height, int step) => writer.Write($$"""
        /// <summary>{{height}} {{Noun(height)}}, {{step}} floats from each other, one output of each.</summary>
        {{Fragments.Hot}}
        private static void Dot{{height}}By{{step}}<TLanes>({{Dot}}, int position)
        {{Fragments.OfLanes}}
        {
            {{TileCode.Each(height, row => $"TLanes sum{row} = TLanes.Zero;")}}
            frame = ref Unsafe.Add(ref frame, taps.Feature + position * {{step}});
            weight = ref Unsafe.Add(ref weight, taps.Line * Lanes);

            {{OverTaps("Lanes", "panelLines * Lanes", TileCode.Each(height, row => $"sum{row} = TLanes.MultiplyAdd(TLanes.Load(ref input, {row * step}), weights, sum{row});"))}}

            int place = position * yStep;
            {{TileCode.Each(height, row => $"Unsafe.Add(ref y, {(row == 0 ? "place" : row == 1 ? "place + yStep" : $"place + {row} * yStep")}) = TLanes.Sum(sum{row}) + bias;")}}
        }

        """);

    /// <summary>What is done with each line of weights, and how far that goes on.</summary>
    private static string OverTaps(string inputs, string floats, string sums) => Template.Fill($$"""
        for (int tapRow = 0; tapRow < taps.Rows; tapRow++)
        {
            ref float first = ref Unsafe.Add(ref frame, tapRow * taps.RowFeatures);
            ref float line = ref Unsafe.Add(ref weight, tapRow * taps.RowLines * Lanes);
            for (int column = taps.Columns; column > 0; column--)
            {
                ref float input = ref first;
                ref float w = ref line;
                for (int left = taps.Inputs; left > 0; {{(inputs == "1" ? "left--" : $"left -= {inputs}")}})
                {
                    TLanes weights = TLanes.Load(ref w, 0);
                    {{sums}}
                    w = ref Unsafe.Add(ref w, {{floats}});
                    input = ref Unsafe.Add(ref input, {{inputs}});
                }

                first = ref Unsafe.Add(ref first, taps.ColumnFeatures);
                line = ref Unsafe.Add(ref line, taps.ColumnLines * Lanes);
            }
        }
        """);

    private static string Noun(int height) => height == 1 ? "position" : "positions";

    private static string At(int row) => row switch { 0 => "place", 1 => "place + (nuint)yStep", _ => $"place + {row} * (nuint)yStep" };
}
