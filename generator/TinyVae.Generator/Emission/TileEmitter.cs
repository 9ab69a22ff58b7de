using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The register tiles: sums of up to 16 rows and 16 lanes that stay in registers while the inputs stream by.</summary>
internal static class TileEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;
    private const string OfEpilogue = OfLanes + "\n    where TEpilogue : struct, IEpilogue";
    private const string OfUpdate = OfLanes + "\n    where TUpdate : struct, IParameterUpdate, allows ref struct";
    private const int PanelsOfSingleRow = 4;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Register tiles. Each is one loop whose sums never leave the registers; their height is chosen for the batch.</summary>");
        using (writer.Member("private static class Tiles"))
        {
            EmitRows(writer, plan.Tiling);
            foreach (int height in plan.Tiling.Heights.Append(1).Distinct())
                EmitForward(writer, height);
            EmitSingleRow(writer);
            EmitSinglePanels(writer);
            EmitWeightGradients(writer, plan);
            EmitBiasGradient(writer);
            EmitTake(writer);
        }
    }

    private static void EmitRows(SourceWriter writer, RowTiling tiling)
    {
        const string Arguments = "ref Unsafe.Add(ref x, row * 16), stride, ref weight, ref bias, ref Unsafe.Add(ref y, row * 16), ref Unsafe.Add(ref saved, row * 16), inputs";
        writer.Write("/// <summary>All rows of one panel of outputs, in tiles as high as the registers allow.</summary>");
        using (writer.Member($"public static void Rows<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, ref float saved, int inputs, int rows)\n{OfEpilogue}"))
        {
            writer.Write("if (rows == 1)");
            writer.Write("    Forward1<TLanes, TEpilogue>(ref x, stride, ref weight, ref bias, ref y, ref saved, inputs);");
            Loop("else if (TLanes.TileRows == 16)", tiling.Height16);
            Loop("else if (TLanes.TileRows == 6)", tiling.Height6);
            Loop("else", tiling.Height3);
        }

        void Loop(string condition, int height) => writer.Write($"""
            {condition}
                for (int row = 0; row < rows; row += {height})
                    Forward{height}<TLanes, TEpilogue>({Arguments});
            """);
    }

    private static void EmitForward(SourceWriter writer, int height)
    {
        string rows = height == 1 ? "1 row" : $"{height} rows";
        writer.Write($"/// <summary>{rows} x 16 outputs: y = f(b + Σ x·w), inputs in order.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"private static void Forward{height}<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, ref float saved, int inputs)\n{OfEpilogue}"))
        {
            writer.Write("TLanes sum0 = TLanes.Load(ref bias, 0);");
            for (int row = 1; row < height; row++)
                writer.Write($"TLanes sum{row} = sum0;");
            EmitInputLoop(writer, () =>
            {
                writer.Write("TLanes w = TLanes.Load(ref weight, 0);");
                for (int row = 0; row < height; row++)
                    writer.Write($"sum{row} = TLanes.AddScaled(sum{row}, w, ref lane, {row * PanelMath.Lanes});");
                writer.Write("weight = ref Unsafe.Add(ref weight, 16);");
            });
            for (int row = 0; row < height; row++)
                writer.Write($"TLanes.Store(TEpilogue.Apply(sum{row}, ref saved, {row * PanelMath.Lanes}), ref y, {row * PanelMath.Lanes});");
        }
    }

    private static void EmitSingleRow(SourceWriter writer)
    {
        writer.Write("/// <summary>One row: all panels of outputs, several at once.</summary>");
        using (writer.Member($"public static void SingleRow<TLanes, TEpilogue>(ref float x, ref float weight, ref float bias, ref float y, int inputs, int panels, int stride)\n{OfEpilogue}"))
        {
            writer.Write($$"""
                int panel = 0;
                for (; panel + {{PanelsOfSingleRow}} <= panels; panel += {{PanelsOfSingleRow}})
                    Forward1x{{PanelsOfSingleRow}}<TLanes, TEpilogue>(ref x, stride, ref Unsafe.Add(ref weight, panel * inputs * 16), ref Unsafe.Add(ref bias, panel * 16), ref Unsafe.Add(ref y, panel * stride), inputs);
                for (; panel < panels; panel++)
                {
                    ref float sums = ref Unsafe.Add(ref y, panel * stride);
                    Forward1<TLanes, TEpilogue>(ref x, stride, ref Unsafe.Add(ref weight, panel * inputs * 16), ref Unsafe.Add(ref bias, panel * 16), ref sums, ref sums, inputs);
                }
                """);
        }
    }

    private static void EmitSinglePanels(SourceWriter writer)
    {
        writer.Write($"/// <summary>1 row x {PanelsOfSingleRow} panels of outputs.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"private static void Forward1x{PanelsOfSingleRow}<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, int inputs)\n{OfEpilogue}"))
        {
            for (int panel = 0; panel < PanelsOfSingleRow; panel++)
                writer.Write($"TLanes sum{panel} = TLanes.Load(ref bias, {panel * PanelMath.Lanes});");
            writer.Write("nuint next = (nuint)inputs * 16; // from one panel of the weight to the next");
            EmitInputLoop(writer, () =>
            {
                for (int panel = 0; panel < PanelsOfSingleRow; panel++)
                    writer.Write($"sum{panel} = TLanes.AddScaled(sum{panel}, TLanes.Load(ref weight, {panel} * next), ref lane, 0);");
                writer.Write("weight = ref Unsafe.Add(ref weight, 16);");
            });
            for (int panel = 0; panel < PanelsOfSingleRow; panel++)
                writer.Write($"TLanes.Store(TEpilogue.Apply(sum{panel}, ref y, (nuint)({panel} * stride)), ref y, (nuint)({panel} * stride));");
        }
    }

    /// <summary>A loop over the inputs, panel by panel: <c>lane</c> stands at the first row's current input.</summary>
    private static void EmitInputLoop(SourceWriter writer, Action body)
    {
        using (writer.Block("for (int left = inputs; left > 0; left -= 16)"))
        {
            writer.Write("ref float lane = ref x;");
            using (writer.Block("for (int input = Math.Min(left, 16); input > 0; input--)"))
            {
                body();
                writer.Write("lane = ref Unsafe.Add(ref lane, 1);");
            }

            writer.BlankLine();
            writer.Write("x = ref Unsafe.Add(ref x, stride);");
        }

        writer.BlankLine();
    }

    private static void EmitWeightGradients(SourceWriter writer, VaePlan plan)
    {
        var heights = new SortedSet<int>();
        foreach (int inputs in plan.Layers.SelectMany(BlockSizes).Distinct().OrderByDescending(inputs => inputs))
        {
            writer.Write($"/// <summary>The gradients of {inputs} inputs x 16 outputs, in tiles as high as the registers allow.</summary>");
            using (writer.Member($"public static void WeightGradient{inputs}<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, in TUpdate update, int offset)\n{OfUpdate}"))
            {
                Split("if (TLanes.TileRows == 16)", InputSplit.Of(inputs, 16));
                Split("else if (TLanes.TileRows == 6)", InputSplit.Of(inputs, 6));
                Split("else", InputSplit.Of(inputs, 3));
                writer.BlankLine();
                writer.Write($"Take<TLanes, TUpdate>(ref tile, {inputs}, in update, offset);");
            }
        }

        foreach (int height in heights.Reverse())
            EmitGradient(writer, height);

        void Split(string condition, IReadOnlyList<int> tiles)
        {
            using (writer.Block(condition))
            {
                int first = 0;
                foreach (int height in tiles)
                {
                    string x = first == 0 ? "x" : $"Unsafe.Add(ref x, {first})";
                    string tile = first == 0 ? "tile" : $"Unsafe.Add(ref tile, {first * PanelMath.Lanes})";
                    writer.Write($"Gradient{height}<TLanes>(ref {x}, ref dy, ref {tile}, rows);");
                    heights.Add(height);
                    first += height;
                }
            }
        }
    }

    private static IEnumerable<int> BlockSizes(DensePlan layer)
    {
        if (layer.Inputs >= PanelMath.Lanes)
            yield return PanelMath.Lanes;
        yield return PanelMath.LanesOfLastPanel(layer.Inputs);
    }

    private static void EmitGradient(SourceWriter writer, int height)
    {
        writer.Write($"/// <summary>{height} {(height == 1 ? "input" : "inputs")} x 16 outputs: Σ x·dy over the rows.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"private static void Gradient{height}<TLanes>(ref float x, ref float dy, ref float tile, int rows)\n{OfLanes}"))
        {
            for (int input = 0; input < height; input++)
                writer.Write($"TLanes sum{input} = TLanes.Zero;");
            using (writer.Block("for (; rows > 0; rows--)"))
            {
                writer.Write("TLanes d = TLanes.Load(ref dy, 0);");
                for (int input = 0; input < height; input++)
                    writer.Write($"sum{input} = TLanes.AddScaled(sum{input}, d, ref x, {input});");
                writer.Write("x = ref Unsafe.Add(ref x, 16);");
                writer.Write("dy = ref Unsafe.Add(ref dy, 16);");
            }

            writer.BlankLine();
            for (int input = 0; input < height; input++)
                writer.Write($"TLanes.Store(sum{input}, ref tile, {input * PanelMath.Lanes});");
        }
    }

    private static void EmitBiasGradient(SourceWriter writer)
    {
        writer.Write("/// <summary>The gradients of 16 biases: Σ dy over the rows.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void BiasGradient<TLanes, TUpdate>(ref float dy, int rows, in TUpdate update, int offset)\n{OfUpdate}"))
        {
            writer.Write("""
                TLanes sum = TLanes.Zero;
                for (int row = 0; row < rows; row++)
                    sum += TLanes.Load(ref dy, (nuint)(row * 16));
                update.Take(sum, (nuint)offset);
                """);
        }
    }

    private static void EmitTake(SourceWriter writer)
    {
        writer.Write("/// <summary>Hands a finished tile to the update.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Block($"private static void Take<TLanes, TUpdate>(ref float tile, int inputs, in TUpdate update, int offset)\n{OfUpdate}"))
        {
            writer.Write("""
                for (int input = 0; input < inputs; input++)
                    update.Take(TLanes.Load(ref tile, (nuint)(input * 16)), (nuint)(offset + input * 16));
                """);
        }
    }
}
