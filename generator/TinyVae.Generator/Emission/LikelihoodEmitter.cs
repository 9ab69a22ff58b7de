using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The likelihood: densities and means of the rows, and the gradient of the decoder's last output.</summary>
internal static class LikelihoodEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write($"/// <summary>p(x|z) = {plan.LikelihoodModel.Words}; its parameters are what the decoder gives.</summary>");
        using (writer.Member("private static class Density"))
        {
            EmitSum(writer, plan);
            EmitGradient(writer, plan);
            EmitReads(writer, plan);
        }
    }

    private static void EmitSum(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Σ log p(x|z) over the features of each 16 rows, in nats, in lanes.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Sum<TLanes>(ref float parameters, ref float x, ref float densities, int rows, int stride)\n{OfLanes}"))
        using (new RowLoop(writer, plan, "stride"))
            writer.Write($"{plan.LikelihoodModel.Type}.LogDensity({Load(plan, "(nuint)stride")}, ref density);");
    }

    private static void EmitGradient(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>The same; and the parameters become their gradients, times scale.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Gradient<TLanes>(ref float parameters, ref float x, ref float densities, int rows, float scale)\n{OfLanes}"))
        using (new RowLoop(writer, plan, "Training.Stride"))
        {
            bool two = plan.LikelihoodModel.HasLogVariance;
            string load = Load(plan, "Training.Stride");
            string results = two ? "out TLanes meanGradient, out TLanes rawGradient" : "out TLanes gradient";
            writer.Write($"{plan.LikelihoodModel.Type}.LogDensity({load}, ref density, {results});");
            Store(two ? "meanGradient" : "gradient", "place");
            if (two)
                Store("rawGradient", SecondHead(plan, "Training.Stride"));
        }

        void Store(string gradient, string place) =>
            writer.Write($"TLanes.Store({Masked($"{gradient} * TLanes.Broadcast(scale)", plan)}, ref parameters, {place});");
    }

    private static void EmitReads(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        writer.Write("/// <summary>E[x|z] of the rows in the scratch, row-major.</summary>");
        using (writer.Block($"public static void ReadMean<TLanes>(Arena scratch, int rows, Span<float> mean)\n{OfLanes}"))
        {
            if (plan.LikelihoodModel.MeanActivation is { } activation)
            {
                writer.Write($"""
                    for (int panel = 0; panel < {PanelMath.Panels(input)}; panel++)
                        ActivationPass.Forward<TLanes, {activation}>(ref scratch.At(Inference.Likelihood + panel * Inference.Stride), rows);
                    """);
            }

            writer.Write($"PanelLayout.ToRows<TLanes>(ref scratch.At(Inference.Likelihood), Inference.Stride, {input}, mean);");
        }

        if (!plan.LikelihoodModel.HasLogVariance)
            return;

        writer.BlankLine();
        writer.Write("/// <summary>The log-variances of p(x|z) of the rows in the scratch, row-major.</summary>");
        using (writer.Block($"public static void ReadLogVariance<TLanes>(Arena scratch, int rows, Span<float> logVariance)\n{OfLanes}"))
        {
            int panels = PanelMath.Panels(input);
            writer.Write($$"""
                const int Head = Inference.Likelihood + {{panels}} * Inference.Stride;
                for (int panel = 0; panel < {{panels}}; panel++)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        ref float raw = ref scratch.At(Head + panel * Inference.Stride + row * 16);
                        TLanes.Store(LogVariance.Bound(TLanes.Load(ref raw, 0)), ref raw, 0);
                    }
                }

                PanelLayout.ToRows<TLanes>(ref scratch.At(Head), Inference.Stride, {{input}}, logVariance);
                """);
        }
    }

    /// <summary>The arguments of a density at the current place: its parameters, then x.</summary>
    private static string Load(VaePlan plan, string stride)
    {
        string second = plan.LikelihoodModel.HasLogVariance ? $", TLanes.Load(ref parameters, {SecondHead(plan, stride)})" : "";
        return $"TLanes.Load(ref parameters, place){second}, TLanes.Load(ref x, place)";
    }

    private static string SecondHead(VaePlan plan, string stride) =>
        $"place + {PanelMath.Panels(plan.Model.Input.Size)} * {stride}";

    /// <summary>Without the lanes beyond the last feature, where there are any.</summary>
    private static string Masked(string value, VaePlan plan) =>
        HasPadding(plan) ? $"({value}) & features" : value;

    private static bool HasPadding(VaePlan plan) => plan.Model.Input.Size % PanelMath.Lanes != 0;

    /// <summary>A loop over blocks of 16 rows, panels and rows, with <c>density</c> the sum of a panel; it writes the sums of the blocks.</summary>
    private sealed class RowLoop : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly VaePlan _plan;
        private readonly SourceWriter.Scope _blocks;
        private readonly SourceWriter.Scope _panels;
        private readonly SourceWriter.Scope _rows;

        public RowLoop(SourceWriter writer, VaePlan plan, string stride)
        {
            int input = plan.Model.Input.Size;
            (_writer, _plan) = (writer, plan);
            _blocks = writer.Block("for (int first = 0; first < rows; first += 16)");
            writer.Write("TLanes sum = TLanes.Zero;");
            _panels = writer.Block($"for (int panel = 0; panel < {PanelMath.Panels(input)}; panel++)");
            if (HasPadding(plan))
                writer.Write($"TLanes features = TLanes.FirstLanes({input} - panel * 16);");
            writer.Write("var density = LogDensitySum<TLanes>.Empty;");
            _rows = writer.Block("for (int row = first; row < Math.Min(first + 16, rows); row++)");
            writer.Write($"nuint place = (nuint)(panel * {stride} + row * 16);");
        }

        public void Dispose()
        {
            _rows.Dispose();
            _writer.BlankLine();
            _writer.Write($"sum += {Masked("density.Total", _plan)};");
            _panels.Dispose();
            _writer.BlankLine();
            _writer.Write("TLanes.Store(sum, ref densities, (nuint)first);");
            _blocks.Dispose();
        }
    }
}
