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
        private const int PanelLength = Inputs * Lanes;
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
            string inTile = activation.InTile ? activation.Type : "Identity";
            int panels = EmitShare(writer, "Panels", _layer.Panels);
            using (writer.Block("if (rows == 1)"))
            {
                writer.Write(_use.IsShared
                    ? $"SingleRow.Forward<TLanes, {inTile}>(ref x, ref model.At(Weight + share.From * PanelLength), ref model.At(Bias + share.From * Lanes), ref Unsafe.Add(ref y, share.From * stride), Inputs, share.Length, stride);"
                    : $"SingleRow.Forward<TLanes, {inTile}>(ref x, ref model.At(Weight), ref model.At(Bias), ref y, Inputs, Panels, stride);");
                if (!activation.InTile)
                {
                    using (Over(writer, "panel", "Panels", panels))
                        EmitPass(writer, Part.Of("y", "panel", "stride", panels), saving, panels);
                }

                writer.Write("return;");
            }

            writer.BlankLine();
            using (Over(writer, "panel", "Panels", panels))
            {
                string sums = Local(writer, "sums", "y", "panel", "stride", panels);
                string weight = Part.Offset("Weight", "panel", "PanelLength", panels);
                string bias = Part.Offset("Bias", "panel", "Lanes", panels);
                writer.Write($"Tiles.Multiply<TLanes, Activate<{inTile}>>(ref x, stride, ref model.At({weight}), ref model.At({bias}), ref {sums}, default, Inputs, rows);");
                if (!activation.InTile)
                    EmitPass(writer, sums, saving, panels);
            }
        }
    }

    protected override void EmitInputGradient(SourceWriter writer, ActivationPlan below)
    {
        string derivative = below.IsIdentity ? "" : $" ∘ {below.Words}′";
        int needed = _layer.InputsOfGradient;
        string all = needed == _layer.Inputs ? "Inputs" : $"{needed}";
        string inputs = needed % PanelMath.Lanes == 0 ? "Lanes" : needed < PanelMath.Lanes ? all : $"Math.Min(Lanes, {all} - block * Lanes)";
        writer.Write($"/// <summary>dx = dy·W{derivative}, 16 inputs at a time.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(InputGradientHeader(below)))
        {
            int all16 = PanelMath.Panels(needed);
            int blocks = EmitShare(writer, $"{all16}", all16);
            using (Over(writer, "block", $"{all16}", blocks))
            {
                writer.Write($"ref float weight = ref model.At({Part.Offset("Weight", "block", "Block", blocks)});");
                string sums = Local(writer, "sums", "dx", "block", Stride, blocks);
                if (!below.IsIdentity)
                    writer.Write($"{below.Derivative} below = new(ref {Part.Of("saved", "block", Stride, blocks)});");
                string made = below.IsIdentity ? "default" : "below";
                writer.Write($$"""
                    if (rows == 1)
                    {
                        SingleRow.InputGradient<TLanes, {{below.Derivative}}>(ref dy, ref weight, {{inputs}}, PanelLength, Panels, {{Stride}}, ref scratch, ref {{sums}}, {{made}});
                        {{(blocks > 1 ? "continue" : "return")}};
                    }

                    RowLanes.Load<TLanes>(ref weight, PanelLength, 1, {{_layer.UsedLanes}}, {{inputs}}, ref scratch);
                    Tiles.Multiply<TLanes, {{below.Derivative}}>(ref dy, {{Stride}}, ref scratch, ref zeros, ref {{sums}}, {{made}}, {{_layer.UsedLanes}}, rows);
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
            writer.Write(_use.IsShared
                ? "Share panels = member.Share(Panels, 1);"
                : $"Share panels = member.Part(Panels, PanelLength, Weight, {_use.ParameterLength}); // of all parameters");
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
                GradientTile.TakeBias<TLanes, TUpdate>(ref gradient, rows, in update, Bias + panel * Lanes);
                if (rows == 1)
                {
                    SingleRow.WeightGradient<TLanes, TUpdate>(ref x, ref gradient, Inputs, {{Stride}}, in update, weight);
                    continue;
                }

                """);
            if (whole > 0)
            {
                using (writer.Loop("block", $"{whole}", whole))
                    writer.Write($"Tiles.WeightGradient16<TLanes, TUpdate>(ref {Part.Of("x", "block", Stride, whole)}, ref gradient, ref tile, rows, in update, {Part.Offset("weight", "block", "Block", whole)}, ref pending);");
            }

            if (rest > 0)
            {
                string x = whole == 0 ? "x" : $"Unsafe.Add(ref x, {whole} * {Stride})";
                string offset = whole == 0 ? "weight" : $"weight + {whole} * Block";
                writer.Write($"Tiles.WeightGradient{rest}<TLanes, TUpdate>(ref {x}, ref gradient, ref tile, rows, in update, {offset}, ref pending);");
            }
        }
    }

    /// <summary>A member's part of panels or blocks, where a team shares them. Gives how many turns a loop over them may have.</summary>
    private int EmitShare(SourceWriter writer, string count, int number)
    {
        if (!_use.IsShared)
            return number;
        writer.Write($"Share share = member.Share({count}, 1);");
        return Math.Max(2, number);
    }

    /// <summary>A loop over all of them, or over the part.</summary>
    private SourceWriter.Scope? Over(SourceWriter writer, string variable, string limit, int turns) => _use.IsShared
        ? writer.Block($"for (int {variable} = share.From; {variable} < share.To; {variable}++)")
        : writer.Loop(variable, limit, turns);

    /// <summary>That place as a local variable, declared where it is not the array itself.</summary>
    private static string Local(SourceWriter writer, string name, string array, string variable, string step, int turns)
    {
        if (turns == 1)
            return array;
        writer.Write($"ref float {name} = ref {Part.Of(array, variable, step, turns)};");
        return name;
    }
}
