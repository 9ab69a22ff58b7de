using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The first half of a step: forward and backward straight through the layers.</summary>
internal static class PropagationEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Forward and backward: the bound of a batch, and the gradient of the mean loss with respect to the output of every layer. A team shares the rows.</summary>");
        using (writer.Member("public ref struct Propagation : ITeamKernel"))
        {
            writer.Write("""
                public Arena Model;
                public Arena Trainer;
                public Crew Crew;
                public System.ReadOnlySpan<float> Batch;
                """);
            if (plan.PosteriorModel.HasNoise)
            {
                writer.Write("""
                    public System.ReadOnlySpan<float> Noise; // drawn by the key where there is none
                    public RandomKey Key;
                    """);
            }

            if (plan.Model.Corruption is not null)
                writer.Write("public RandomKey CorruptionKey;");
            if (!plan.Objective.IsPoint)
                writer.Write("public float KlWeight;");
            writer.BlankLine();
            BoundEmitter.Emit(writer, plan);
            EmitRunPart(writer, plan);
        }

        FiniteCheckEmitter.EmitThrow(writer, plan);
    }

    private static void EmitRunPart(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Condition.RowSize;
        using (writer.Block($"public readonly void Run<TLanes>(TeamMember member)\n{OfLanes}"))
        {
            string idle = plan.Objective.HasFreeBits ? "{\n    member.Barrier();\n    return;\n}" : "    return;";
            writer.Write($$"""
                int batchRows = Batch.Length / {{input}};
                Share share = member.Rows(batchRows);
                int rows = share.Length;
                if (rows == 0)
                {{idle}}
                int first = share.From * 16; // the first of its rows in every panel
                """);
            if (plan.Objective.Samples > 1)
            {
                writer.Write($"""
                    int draws = rows * {plan.Objective.Samples}; // of z: draw s of row b is row b * {plan.Objective.Samples} + s
                    int firstDraw = first * {plan.Objective.Samples};
                    """);
            }

            writer.Write($$"""
                float scale = 1f / batchRows;
                ref float scratch = ref Crew.Scratch(member).At(0);
                ref float zeros = ref Trainer.At(Training.Zeros);

                PanelLayout.FromRows<TLanes>(Batch.Slice(share.From * {{input}}, rows * {{input}}), {{input}}, {{plan.Data.At(BufferNames.Input)}}, Training.Stride);
                """);
            EmitNoise(writer, plan);
            writer.BlankLine();
            var posterior = PosteriorEmitter.Of(plan);
            var stages = new LatentChainEmitter(plan);
            EmitForward(writer, plan, plan.EncoderInput, plan.Encoder.Append(plan.Posterior));
            posterior.EmitSampling(writer);
            stages.EmitForward(writer);
            ConditionEmitter.EmitCodes(writer, plan);
            EmitForward(writer, plan, plan.CodeBuffer, plan.DecoderAndLikelihood);
            LikelihoodEmitter.Emit(writer, plan);
            writer.BlankLine();
            EmitBackward(writer, plan, plan.Decoder, plan.Likelihood, BufferNames.LatentGradient);
            stages.EmitBackward(writer);
            posterior.EmitGradient(writer);
            EmitBackward(writer, plan, plan.Encoder, plan.Posterior, target: null);
            writer.BlankLine();
            FiniteCheckEmitter.EmitPeaks(writer, plan);
        }
    }

    private static void EmitNoise(SourceWriter writer, VaePlan plan)
    {
        if (plan.Model.Corruption is { } corruption)
            writer.Write($"CorruptionPass.Apply<TLanes, {CorruptionPlan.Of(corruption).Type}>(CorruptionKey, {Number.Literal(corruption.Level)}f, share.From, rows, {plan.Model.Input.Size}, {plan.Data.At(BufferNames.Input)}, {plan.Data.At(BufferNames.Corrupted)}, Training.Stride);");
        ConditionEmitter.EmitBehindCorrupted(writer, plan);
        if (!plan.PosteriorModel.HasNoise)
            return;

        int latent = plan.Model.Latent;
        RowSet draws = plan.Draws;
        string from = draws.Of("share.From");
        writer.Write($"""
            if (Noise.IsEmpty)
                StandardNormal.FillPanels<TLanes>(Key, {from}, {draws.Count}, {latent}, {draws.At(BufferNames.Noise)}, {draws.Stride});
            else
                PanelLayout.FromRows<TLanes>(Noise.Slice({from} * {latent}, {draws.Count} * {latent}), {latent}, {draws.At(BufferNames.Noise)}, {draws.Stride});
            """);
    }

    private static void EmitForward(SourceWriter writer, VaePlan plan, string from, IEnumerable<LayerPlan> layers)
    {
        foreach (LayerPlan layer in layers)
        {
            RowSet rows = plan.RowsOf(layer);
            bool saves = layer.Activation.SavesDerivative;
            string call = saves ? "ForwardSaving" : "Forward";
            string buffers = saves ? Buffers(rows, from, layer.Identifier, BufferNames.Derivative(layer)) : Buffers(rows, from, layer.Identifier);
            writer.Write($"{layer.Identifier}.{call}<TLanes>(Model, {buffers}, {rows.Count}, {rows.Stride});");
            from = layer.Identifier;
        }
    }

    /// <summary>From the last of some layers back to what the first of them read, if anybody needs its gradient.</summary>
    private static void EmitBackward(SourceWriter writer, VaePlan plan, IReadOnlyList<LayerPlan> hidden, LayerPlan last, string? target)
    {
        LayerPlan above = last;
        string gradient = LayerBuffers.GradientOf(plan, last);
        foreach (LayerPlan below in hidden.Reverse())
        {
            string saved = below.Activation.SavesDerivative ? BufferNames.Derivative(below) : below.Identifier;
            Emit(above, gradient, BufferNames.Gradient(below), saved);
            (above, gradient) = (below, BufferNames.Gradient(below));
        }

        if (target is not null)
            Emit(above, gradient, target, target);

        void Emit(LayerPlan layer, string from, string to, string saved)
        {
            RowSet rows = plan.RowsOf(layer);
            writer.Write($"{layer.Identifier}.InputGradient<TLanes>(Model, {Buffers(rows, from, to, saved)}, ref scratch, ref zeros, {rows.Count});");
        }
    }

    private static string Buffers(RowSet rows, params string[] names) => string.Join(", ", names.Select(rows.At));
}
