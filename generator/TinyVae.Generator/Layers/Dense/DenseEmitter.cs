using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>A dense layer, with its shapes as constants.</summary>
internal sealed class DenseEmitter(DensePlan layer, LayerUse use) : LayerEmitter(layer, use)
{
    private readonly DensePlan _layer = layer;
    private readonly LayerUse _use = use;

    private string Stride => _use.Rows.Stride;

    protected override void EmitConstants(SourceWriter writer) => writer.Write($"""
        private const int Inputs = {_layer.Inputs};
        private const int Panels = {_layer.Panels};
        private const int PanelLength = Inputs * 16;
        private const int Weight = {_layer.Weight};
        private const int Bias = {_layer.Bias};

        """);

    protected override void EmitForward(SourceWriter writer, bool saving)
    {
        ActivationPlan activation = _layer.Activation;
        string formula = activation.IsIdentity ? "W·x + b" : $"{activation.Words}(W·x + b)";
        writer.Write($"/// <summary>y = {formula}{(saving ? ", and the activation's derivative" : "")}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(ForwardHeader(saving)))
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

    protected override void EmitInputGradient(SourceWriter writer, ActivationPlan below)
    {
        string derivative = below.IsIdentity ? "" : $" ∘ {below.Words}′";
        string epilogue = below switch
        {
            { IsIdentity: true } => "Activate<Identity>",
            { SavesDerivative: true } => "MultiplySaved",
            _ => $"Differentiate<{below.Type}>",
        };
        int needed = _layer.InputsOfGradient;
        string all = needed == _layer.Inputs ? "Inputs" : $"{needed}";
        string inputs = needed % PanelMath.Lanes == 0 ? "16" : $"Math.Min(16, {all} - block * 16)";
        writer.Write($"/// <summary>dx = dy·W{derivative}, 16 inputs at a time.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(InputGradientHeader))
        {
            using (writer.Block($"for (int block = 0; block < {PanelMath.Panels(needed)}; block++)"))
            {
                writer.Write($$"""
                    ref float weight = ref model.At(Weight + block * 256);
                    ref float sums = ref Unsafe.Add(ref dx, block * {{Stride}});
                    ref float below = ref Unsafe.Add(ref saved, block * {{Stride}});
                    if (rows == 1)
                    {
                        SingleRow.InputGradient<TLanes, {{epilogue}}>(ref dy, ref weight, {{inputs}}, PanelLength, Panels, {{Stride}}, ref scratch, ref sums, ref below);
                        continue;
                    }

                    RowLanes.Load<TLanes>(ref weight, PanelLength, 1, {{_layer.UsedLanes}}, {{inputs}}, ref scratch);
                    Tiles.Rows<TLanes, {{epilogue}}>(ref dy, {{Stride}}, ref scratch, ref zeros, ref sums, ref below, {{_layer.UsedLanes}}, rows);
                    """);
            }
        }
    }

    protected override void EmitWeightGradient(SourceWriter writer)
    {
        writer.Write("/// <summary>dW = dyᵀ·x and db = Σ dy over the rows, 16 outputs by 16 inputs at a time, each tile handed to the update.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Block(WeightGradientHeader))
        {
            writer.Write($"Share panels = member.Part(Panels, PanelLength, Weight, {_use.ParameterLength}); // of all parameters");
            writer.Write("int pending = -1;");
            EmitPanels(writer);
            writer.BlankLine();
            writer.Write("GradientTile.Flush<TLanes, TUpdate>(ref tile, in update, ref pending);");
        }
    }

    private void EmitPanels(SourceWriter writer)
    {
        int whole = _layer.Inputs / PanelMath.Lanes;
        int rest = _layer.Inputs % PanelMath.Lanes;
        using (writer.Block("for (int panel = panels.From; panel < panels.To; panel++)"))
        {
            writer.Write($$"""
                ref float gradient = ref Unsafe.Add(ref dy, panel * {{Stride}});
                int weight = Weight + panel * PanelLength;
                GradientTile.TakeBias<TLanes, TUpdate>(ref gradient, rows, in update, Bias + panel * 16);
                if (rows == 1)
                {
                    SingleRow.WeightGradient<TLanes, TUpdate>(ref x, ref gradient, Inputs, {{Stride}}, in update, weight);
                    continue;
                }

                """);
            if (whole > 0)
            {
                writer.Write($"""
                    for (int block = 0; block < {whole}; block++)
                        Tiles.WeightGradient16<TLanes, TUpdate>(ref Unsafe.Add(ref x, block * {Stride}), ref gradient, ref tile, rows, in update, weight + block * 256, ref pending);
                    """);
            }

            if (rest > 0)
                writer.Write($"Tiles.WeightGradient{rest}<TLanes, TUpdate>(ref Unsafe.Add(ref x, {whole} * {Stride}), ref gradient, ref tile, rows, in update, weight + {whole} * 256, ref pending);");
        }
    }
}
