using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The tiles of forward products and input gradients: sums of up to 16 rows that stay in registers while the inputs stream by.</summary>
internal static class ForwardTileEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;
    private const string OfEpilogue = OfLanes + "\n    where TEpilogue : struct, IEpilogue";
    private const int PanelsOfSingleRow = 4;

    public static void Emit(SourceWriter writer, RowTiling tiling)
    {
        EmitRows(writer, tiling);
        foreach (int height in tiling.Heights.Append(1).Distinct())
            EmitForward(writer, height);
        EmitSingleRow(writer);
        EmitSinglePanels(writer);
        EmitInputGradientOfRow(writer);
    }

    private static void EmitRows(SourceWriter writer, RowTiling tiling)
    {
        const string Arguments = "ref Unsafe.Add(ref x, first * 16), stride, ref weight, ref bias, ref Unsafe.Add(ref y, first * 16), ref Unsafe.Add(ref saved, first * 16), inputs";
        writer.Write("/// <summary>All rows of one panel of outputs, in tiles as high as the registers allow; the last may compute some rows again.</summary>");
        using (writer.Member($"public static void Rows<TLanes, TEpilogue>(ref float x, int stride, ref float weight, ref float bias, ref float y, ref float saved, int inputs, int rows)\n{OfEpilogue}"))
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

    private static void EmitInputGradientOfRow(SourceWriter writer)
    {
        writer.Write("/// <summary>One row: dx = dy·W of up to 16 inputs. The sums run in lanes of outputs, four inputs at a time, and are transposed at the end, not the weights.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void InputGradientOfRow<TLanes, TEpilogue>(ref float dy, ref float weight, int inputs, int panelLength, int panels, ref float scratch, ref float dx, ref float saved)\n{OfEpilogue}"))
        {
            using (writer.Block("for (int input = 0; input < 16; input += 4)"))
            {
                writer.Write("ref float w = ref Unsafe.Add(ref weight, input * 16);");
                writer.Write("ref float gradient = ref dy;");
                for (int input = 0; input < 4; input++)
                    writer.Write($"TLanes sum{input} = TLanes.Zero;");
                using (writer.Block("for (int panel = 0; panel < panels; panel++)"))
                {
                    writer.Write("TLanes d = TLanes.Load(ref gradient, 0);");
                    for (int input = 0; input < 4; input++)
                        writer.Write($"sum{input} = TLanes.MultiplyAdd(TLanes.Load(ref w, {input * PanelMath.Lanes}), d, sum{input});");
                    writer.Write("w = ref Unsafe.Add(ref w, panelLength);");
                    writer.Write("gradient = ref Unsafe.Add(ref gradient, Training.Stride);");
                }

                writer.BlankLine();
                for (int input = 0; input < 4; input++)
                    writer.Write($"TLanes.Store(sum{input}, ref scratch, (nuint)((input + {input}) * 16));");
            }

            writer.BlankLine();
            writer.Write("""
                ref float outputs = ref Unsafe.Add(ref scratch, 256);
                TLanes.Transpose(ref scratch, ref outputs);
                TLanes even = TLanes.Load(ref outputs, 0);
                TLanes odd = TLanes.Load(ref outputs, 16);
                for (nuint lane = 2; lane < 16; lane += 2)
                {
                    even += TLanes.Load(ref outputs, lane * 16);
                    odd += TLanes.Load(ref outputs, lane * 16 + 16);
                }

                TLanes.Store(TEpilogue.Apply((even + odd) & TLanes.FirstLanes(inputs), ref saved, 0), ref dx, 0);
                """);
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
}
