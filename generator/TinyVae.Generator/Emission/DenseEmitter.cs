using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>A dense layer: its forward product and the two of its backward pass, with its shapes as constants.</summary>
internal static class DenseEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan, DensePlan layer)
    {
        writer.Write($"/// <summary>{layer.Name}: {layer.Words}.</summary>");
        using (writer.Member($"private static class {layer.Identifier}"))
        {
            writer.Write($"""
                private const int Inputs = {layer.Inputs};
                private const int Panels = {layer.Panels};
                private const int PanelLength = Inputs * 16;
                private const int Weight = {layer.Weight};
                private const int Bias = {layer.Bias};

                """);
            EmitForward(writer, layer, saving: false);
            if (layer.Activation.SavesDerivative)
                EmitForward(writer, layer, saving: true);
            if (layer != plan.Layers[0])
                EmitInputGradient(writer, layer, Below(plan, layer), plan.RowsOf(layer).Stride);
            EmitWeightGradient(writer, plan, layer);
        }
    }

    private static void EmitForward(SourceWriter writer, DensePlan layer, bool saving)
    {
        ActivationPlan activation = layer.Activation;
        string formula = activation.IsIdentity ? "W·x + b" : $"{activation.Words}(W·x + b)";
        string name = saving ? "ForwardSaving" : "Forward";
        string derivative = saving ? "ref float derivative, " : "";
        writer.Write($"/// <summary>y = {formula}{(saving ? ", and the activation's derivative" : "")}.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void {name}<TLanes>(Arena model, ref float x, ref float y, {derivative}int rows, int stride)\n{OfLanes}"))
        {
            string epilogue = $"Activate<{(activation.InTile ? activation.Type : "Identity")}>";
            using (writer.Block("if (rows == 1)"))
            {
                writer.Write($"SingleRow.Forward<TLanes, {epilogue}>(ref x, ref model.At(Weight), ref model.At(Bias), ref y, Inputs, Panels, stride);");
                if (!activation.InTile)
                {
                    using (writer.Block("for (int panel = 0; panel < Panels; panel++)"))
                        writer.Write(Pass("Unsafe.Add(ref y, panel * stride)"));
                }

                writer.Write("return;");
            }

            writer.BlankLine();
            using (writer.Block("for (int panel = 0; panel < Panels; panel++)"))
            {
                writer.Write($"""
                    ref float sums = ref Unsafe.Add(ref y, panel * stride);
                    Tiles.Rows<TLanes, {epilogue}>(ref x, stride, ref model.At(Weight + panel * PanelLength), ref model.At(Bias + panel * 16), ref sums, ref sums, Inputs, rows);
                    """);
                if (!activation.InTile)
                    writer.Write(Pass("sums"));
            }
        }

        string Pass(string values) => saving
            ? $"ActivationPass.ForwardSaving<TLanes, {activation.Type}>(ref {values}, ref Unsafe.Add(ref derivative, panel * stride), rows);"
            : $"ActivationPass.Forward<TLanes, {activation.Type}>(ref {values}, rows);";
    }

    private static void EmitInputGradient(SourceWriter writer, DensePlan layer, ActivationPlan below, string stride)
    {
        string derivative = below.IsIdentity ? "" : $" ∘ {below.Words}′";
        string epilogue = below switch
        {
            { IsIdentity: true } => "Activate<Identity>",
            { SavesDerivative: true } => "MultiplySaved",
            _ => $"Differentiate<{below.Type}>",
        };
        string inputs = layer.Inputs % PanelMath.Lanes == 0 ? "16" : "Math.Min(16, Inputs - block * 16)";
        writer.Write($"/// <summary>dx = dy·W{derivative}, 16 inputs at a time.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void InputGradient<TLanes>(Arena model, ref float dy, ref float dx, ref float saved, ref float scratch, ref float zeros, int rows)\n{OfLanes}"))
        {
            using (writer.Block($"for (int block = 0; block < {layer.InputPanels}; block++)"))
            {
                writer.Write($$"""
                    ref float weight = ref model.At(Weight + block * 256);
                    ref float sums = ref Unsafe.Add(ref dx, block * {{stride}});
                    ref float below = ref Unsafe.Add(ref saved, block * {{stride}});
                    if (rows == 1)
                    {
                        SingleRow.InputGradient<TLanes, {{epilogue}}>(ref dy, ref weight, {{inputs}}, PanelLength, Panels, {{stride}}, ref scratch, ref sums, ref below);
                        continue;
                    }

                    PanelLayout.TransposeBlock<TLanes>(ref weight, PanelLength, Panels, {{inputs}}, ref scratch);
                    Tiles.Rows<TLanes, {{epilogue}}>(ref dy, {{stride}}, ref scratch, ref zeros, ref sums, ref below, {{layer.UsedLanes}}, rows);
                    """);
            }
        }
    }

    private static void EmitWeightGradient(SourceWriter writer, VaePlan plan, DensePlan layer)
    {
        writer.Write("/// <summary>dW = dyᵀ·x and db = Σ dy over the rows, 16 outputs by 16 inputs at a time, each tile handed to the update.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Block($"public static void WeightGradient<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, TeamMember member, in TUpdate update)\n{OfLanes}\n    where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct"))
        {
            writer.Write($"Share panels = member.Part(Panels, PanelLength, Weight, {plan.ParameterLength}); // of all parameters");
            writer.Write("int pending = -1;");
            EmitPanels(writer, layer, plan.RowsOf(layer).Stride);
            writer.BlankLine();
            writer.Write("GradientTile.Flush<TLanes, TUpdate>(ref tile, in update, ref pending);");
        }
    }

    private static void EmitPanels(SourceWriter writer, DensePlan layer, string stride)
    {
        int whole = layer.Inputs / PanelMath.Lanes;
        int rest = layer.Inputs % PanelMath.Lanes;
        using (writer.Block("for (int panel = panels.From; panel < panels.To; panel++)"))
        {
            writer.Write($$"""
                ref float gradient = ref Unsafe.Add(ref dy, panel * {{stride}});
                int weight = Weight + panel * PanelLength;
                GradientTile.TakeBias<TLanes, TUpdate>(ref gradient, rows, in update, Bias + panel * 16);
                if (rows == 1)
                {
                    SingleRow.WeightGradient<TLanes, TUpdate>(ref x, ref gradient, Inputs, {{stride}}, in update, weight);
                    continue;
                }

                """);
            if (whole > 0)
            {
                writer.Write($"""
                    for (int block = 0; block < {whole}; block++)
                        Tiles.WeightGradient16<TLanes, TUpdate>(ref Unsafe.Add(ref x, block * {stride}), ref gradient, ref tile, rows, in update, weight + block * 256, ref pending);
                    """);
            }

            if (rest > 0)
                writer.Write($"Tiles.WeightGradient{rest}<TLanes, TUpdate>(ref Unsafe.Add(ref x, {whole} * {stride}), ref gradient, ref tile, rows, in update, weight + {whole} * 256, ref pending);");
        }
    }

    /// <summary>The activation whose output the layer reads; z has none.</summary>
    private static ActivationPlan Below(VaePlan plan, DensePlan layer)
    {
        for (int i = 1; i < plan.Layers.Count; i++)
        {
            if (plan.Layers[i] == layer)
                return plan.Layers[i - 1].Activation;
        }

        throw new ArgumentException($"{layer.Name} reads the data.", nameof(layer));
    }
}
