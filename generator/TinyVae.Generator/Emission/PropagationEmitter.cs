using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The first half of a step: forward and backward straight through the layers, and the check of what came out.</summary>
internal static class PropagationEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Forward and backward: the bound of a batch, and the gradient of the mean loss with respect to the output of every layer. A team shares the rows.</summary>");
        using (writer.Member("public ref struct Propagation : ITeamWork"))
        {
            writer.Write("""
                public Arena Model;
                public Arena Trainer;
                public Crew Crew;
                public ReadOnlySpan<float> Batch;
                public ReadOnlySpan<float> Noise; // drawn by the key where there is none
                public RandomKey Key;
                public float KlWeight;

                """);
            EmitRun(writer, plan);
            EmitRunPart(writer, plan);
        }

        EmitThrow(writer, plan);
    }

    private static void EmitRun(SourceWriter writer, VaePlan plan)
    {
        using (writer.Member("public Elbo Run()"))
        {
            writer.Write($$"""
                int rows = Batch.Length / {{plan.Model.Input.Size}};
                Crew.Run(this, isWorthSharing: {{NetworkEmitter.WorthSharing("rows", plan.Sharing.RowsOfPropagation, plan.Model.BatchSize)}});
                double reconstruction = BlockSums.Total(ref Trainer.At(Training.Densities), rows) / rows;
                double divergence = BlockSums.Total(ref Trainer.At(Training.Divergences), rows) / rows;
                int blocks = (rows + 15) / 16;
                if (!double.IsFinite(reconstruction - divergence)
                    || !FiniteCheck.Fits(Trainer.Slice(Training.InputPeaks, blocks), Trainer.Slice(Training.GradientPeaks, blocks), rows))
                    ThrowNotFinite(Trainer, rows);
                return new Elbo(reconstruction, divergence);
                """);
        }
    }

    private static void EmitRunPart(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        int latent = plan.Model.Latent;
        using (writer.Member("public readonly void Run(TeamMember member)"))
            writer.Write(NetworkEmitter.AtBestWidth("Run", "member"));

        using (writer.Block($"private readonly void Run<TLanes>(TeamMember member)\n{OfLanes}"))
        {
            writer.Write($$"""
                int batchRows = Batch.Length / {{input}};
                Share share = member.Rows(batchRows);
                int rows = share.Length;
                if (rows == 0)
                    return;
                int first = share.From * 16; // the first of its rows in every panel
                float scale = 1f / batchRows;
                ref float scratch = ref Crew.Scratch(member).At(0);
                ref float zeros = ref Trainer.At(Training.Zeros);

                PanelLayout.FromRows<TLanes>(Batch.Slice(share.From * {{input}}, rows * {{input}}), {{input}}, {{At("Input")}}, Training.Stride);
                if (Noise.IsEmpty)
                    StandardNormal.FillPanels<TLanes>(Key, share.From, rows, {{latent}}, {{At("Noise")}}, Training.Stride);
                else
                    PanelLayout.FromRows<TLanes>(Noise.Slice(share.From * {{latent}}, rows * {{latent}}), {{latent}}, {{At("Noise")}}, Training.Stride);

                """);
            EmitForward(writer, BufferNames.Input, plan.Encoder.Append(plan.Posterior));
            writer.Write($"Latent.Sample<TLanes>({Buffers("Posterior", "Noise", "Latent")}, {Blocks("Divergences")}, rows, Training.Stride);");
            EmitForward(writer, BufferNames.Latent, plan.DecoderAndLikelihood);
            writer.Write($"Density.Gradient<TLanes>({Buffers("Likelihood", "Input")}, {Blocks("Densities")}, rows, -scale);");
            writer.BlankLine();
            EmitBackward(writer, plan.Decoder, plan.Likelihood, BufferNames.LatentGradient);
            writer.Write($"Latent.Gradient<TLanes>({Buffers("Posterior", "Noise", "LatentGradient")}, rows, KlWeight * scale);");
            EmitBackward(writer, plan.Encoder, plan.Posterior, target: null);
            writer.BlankLine();
            EmitPeaks(writer, plan);
        }
    }

    private static void EmitForward(SourceWriter writer, string from, IEnumerable<DensePlan> layers)
    {
        foreach (DensePlan layer in layers)
        {
            bool saves = layer.Activation.SavesDerivative;
            string call = saves ? "ForwardSaving" : "Forward";
            string buffers = saves ? Buffers(from, layer.Identifier, BufferNames.Derivative(layer)) : Buffers(from, layer.Identifier);
            writer.Write($"{layer.Identifier}.{call}<TLanes>(Model, {buffers}, rows, Training.Stride);");
            from = layer.Identifier;
        }
    }

    /// <summary>From the last of some layers back to what the first of them read, if anybody needs its gradient.</summary>
    private static void EmitBackward(SourceWriter writer, IReadOnlyList<DensePlan> hidden, DensePlan last, string? target)
    {
        DensePlan above = last;
        string gradient = last.Identifier;
        foreach (DensePlan below in hidden.Reverse())
        {
            string saved = below.Activation.SavesDerivative ? BufferNames.Derivative(below) : below.Identifier;
            Emit(above, gradient, BufferNames.Gradient(below), saved);
            (above, gradient) = (below, BufferNames.Gradient(below));
        }

        if (target is not null)
            Emit(above, gradient, target, target);

        void Emit(DensePlan layer, string from, string to, string saved) =>
            writer.Write($"{layer.Identifier}.InputGradient<TLanes>(Model, {Buffers(from, to, saved)}, ref scratch, ref zeros, rows);");
    }

    private static void EmitPeaks(SourceWriter writer, VaePlan plan)
    {
        IReadOnlyList<LayerBuffers> layers = LayerBuffers.Of(plan);
        writer.Write("int blocks = (rows + 15) / 16;");
        writer.Write("TLanes inputs = TLanes.Zero;");
        foreach (LayerBuffers layer in layers)
            writer.Write($"inputs = FiniteCheck.Peak(inputs, {At(layer.Input)}, {layer.Layer.InputPanels}, rows, Training.Stride);");
        writer.Write("FiniteCheck.Note(inputs, Trainer.Slice(Training.InputPeaks + share.From / 16, blocks));");
        writer.Write("TLanes gradients = TLanes.Zero;");
        foreach (LayerBuffers layer in layers)
            writer.Write($"gradients = FiniteCheck.Peak(gradients, {At(layer.Gradient)}, {layer.Layer.Panels}, rows, Training.Stride);");
        writer.Write("FiniteCheck.Note(gradients, Trainer.Slice(Training.GradientPeaks + share.From / 16, blocks));");
    }

    private static void EmitThrow(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Says where NaN or infinity appeared first; no parameter has changed yet.</summary>");
        using (writer.Member("private static void ThrowNotFinite(Arena trainer, int rows)"))
        {
            foreach ((string words, string buffer, int features) in Stations(plan))
                writer.Write($"FiniteCheck.Require(\"{words}\", ref trainer.At(Training.{buffer}), {features}, rows, Training.Stride);");
            writer.Write("FiniteCheck.ThrowOverflow();");
        }
    }

    /// <summary>What the pass computes, in its order: where NaN is looked for. The heads hold their gradients by then.</summary>
    private static IEnumerable<(string Words, string Buffer, int Features)> Stations(VaePlan plan)
    {
        yield return ("The batch", BufferNames.Input, plan.Model.Input.Size);
        foreach (DensePlan layer in plan.Encoder)
            yield return ($"The output of {layer.Name}", layer.Identifier, layer.UsedLanes);
        yield return ("z", BufferNames.Latent, plan.Model.Latent);
        foreach (DensePlan layer in plan.Decoder)
            yield return ($"The output of {layer.Name}", layer.Identifier, layer.UsedLanes);
        yield return ("The gradient of likelihood", plan.Likelihood.Identifier, plan.Likelihood.UsedLanes);
        foreach (DensePlan layer in plan.Decoder.Reverse())
            yield return ($"The gradient of {layer.Name}", BufferNames.Gradient(layer), layer.UsedLanes);
        yield return ("The gradient of posterior", plan.Posterior.Identifier, plan.Posterior.UsedLanes);
        foreach (DensePlan layer in plan.Encoder.Reverse())
            yield return ($"The gradient of {layer.Name}", BufferNames.Gradient(layer), layer.UsedLanes);
    }

    private static string Buffers(params string[] names) => string.Join(", ", names.Select(At));

    /// <summary>Sums of blocks have 16 floats for 16 rows.</summary>
    private static string Blocks(string buffer) => $"ref Trainer.At(Training.{buffer} + share.From)";

    private static string At(string buffer) => $"ref Trainer.At(Training.{buffer} + first)";
}
