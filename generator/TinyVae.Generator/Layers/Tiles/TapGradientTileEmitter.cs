using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The tiles of convolutions' weight gradients: sums of some inputs that stay in registers over positions and rows.</summary>
internal static class TapGradientTileEmitter
{
    private static readonly int[] Heights = [16, 8, 6, 5, 4, 2, 1];

    public static void Emit(SourceWriter writer, bool hasRuns)
    {
        writer.Write($$"""
            /// <summary>Adds Σ x·dy over positions and rows to the sums of some inputs x 16 outputs, in tiles as high as the registers allow.</summary>
            public static void AddGradients<TLanes>(ref float x, int xRow, int xStep, ref float dy, int dyRow, int dyStep, ref float sums, int inputs, int rows, int positions)
            {{Fragments.OfLanes}}
            {
                {{string.Join("\n", Heights.Select(Step))}}
            }

            """);
        if (hasRuns)
            EmitRuns(writer);
        foreach (int height in Heights)
            Emit(writer, height);
    }

    private static void EmitRuns(SourceWriter writer) => writer.Write($$"""
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

    private static void Emit(SourceWriter writer, int height) => writer.Write($$"""
        /// <summary>{{height}} {{(height == 1 ? "input" : "inputs")}} x 16 outputs.</summary>
        {{Fragments.Hot}}
        private static void AddGradients{{height}}<TLanes>(ref float x, int xRow, int xStep, ref float dy, int dyRow, int dyStep, ref float sums, int rows, int positions)
        {{Fragments.OfLanes}}
        {
            {{TileCode.Each(height, input => $"TLanes sum{input} = TLanes.Load(ref sums, {input * PanelMath.Lanes});")}}
            for (; positions > 0; positions--)
            {
                ref float input = ref x;
                ref float gradient = ref dy;
                for (int row = rows; row > 0; row--)
                {
                    TLanes d = TLanes.Load(ref gradient, 0);
                    {{TileCode.Each(height, input => $"sum{input} = TLanes.AddScaled(sum{input}, d, ref input, {input});")}}
                    input = ref Unsafe.Add(ref input, xRow);
                    gradient = ref Unsafe.Add(ref gradient, dyRow);
                }

                x = ref Unsafe.Add(ref x, xStep);
                dy = ref Unsafe.Add(ref dy, dyStep);
            }

            {{TileCode.Each(height, input => $"TLanes.Store(sum{input}, ref sums, {input * PanelMath.Lanes});")}}
        }

        """);
}
