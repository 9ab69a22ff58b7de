using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>Training: forward and backward straight through the layers, the check, then the gradients of the weights.</summary>
internal static class TrainingEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitEntries(writer, plan);
        EmitForwardAndBackward(writer, plan);
        EmitCheck(writer, plan);
        EmitWeightGradients(writer, plan);
    }

    private static void EmitEntries(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        int latent = plan.Model.Latent;
        Entry("RandomKey noise", $"StandardNormal.FillPanels<TLanes>(noise, 0, rows, {latent}, ref trainer.At(Training.Noise), Training.Stride);");
        Entry("ReadOnlySpan<float> noise", $"PanelLayout.FromRows<TLanes>(noise, {latent}, ref trainer.At(Training.Noise), Training.Stride);");

        void Entry(string noise, string fill)
        {
            string parameters = $"(Arena model, Arena trainer, ReadOnlySpan<float> batch, {noise}, float klWeight)";
            using (writer.Member($"public static Elbo Propagate{parameters}"))
                writer.Write(NetworkEmitter.ReturnAtBestWidth("Propagate", "model, trainer, batch, noise, klWeight"));

            using (writer.Member($"private static Elbo Propagate<TLanes>{parameters}\n{OfLanes}"))
            {
                writer.Write($"""
                    int rows = batch.Length / {input};
                    PanelLayout.FromRows<TLanes>(batch, {input}, ref trainer.At(Training.Input), Training.Stride);
                    {fill}
                    Elbo elbo = ForwardAndBackward<TLanes>(model, trainer, rows, klWeight);
                    RequireFinite<TLanes>(trainer, rows, elbo);
                    return elbo;
                    """);
            }
        }
    }

    private static void EmitForwardAndBackward(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>The bound of the batch, and the gradient of the mean loss with respect to the output of every layer.</summary>");
        using (writer.Member($"private static Elbo ForwardAndBackward<TLanes>(Arena model, Arena trainer, int rows, float klWeight)\n{OfLanes}"))
        {
            writer.Write("float scale = 1f / rows;");
            EmitForward(writer, BufferNames.Input, plan.Encoder.Append(plan.Posterior));
            writer.Write($"double divergence = Latent.Sample<TLanes>({Buffers("Posterior", "Noise", "Latent", "PosteriorRow")}, rows, Training.Stride);");
            EmitForward(writer, BufferNames.Latent, plan.DecoderAndLikelihood);
            writer.Write($"double reconstruction = Density.Gradient<TLanes>({Buffers("Likelihood", "Input")}, rows, -scale);");
            writer.BlankLine();
            EmitBackward(writer, plan.Decoder, plan.Likelihood, BufferNames.LatentGradient);
            writer.Write($"Latent.Gradient<TLanes>({Buffers("Posterior", "Noise", "LatentGradient", "PosteriorRow", "PosteriorGradientRow")}, rows, klWeight * scale);");
            EmitBackward(writer, plan.Encoder, plan.Posterior, target: null);
            writer.Write("return new Elbo(reconstruction / rows, divergence / rows);");
        }
    }

    private static void EmitForward(SourceWriter writer, string from, IEnumerable<DensePlan> layers)
    {
        foreach (DensePlan layer in layers)
        {
            bool saves = layer.Activation.SavesDerivative;
            string call = saves ? "ForwardSaving" : "Forward";
            string buffers = saves ? Buffers(from, layer.Identifier, BufferNames.Gradient(layer)) : Buffers(from, layer.Identifier);
            writer.Write($"{layer.Identifier}.{call}<TLanes>(model, {buffers}, rows, Training.Stride);");
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
            string saved = below.Activation.SavesDerivative ? BufferNames.Gradient(below) : below.Identifier;
            Emit(above, gradient, BufferNames.Gradient(below), saved);
            (above, gradient) = (below, BufferNames.Gradient(below));
        }

        if (target is not null)
            Emit(above, gradient, target, target);

        void Emit(DensePlan layer, string from, string to, string saved) =>
            writer.Write($"{layer.Identifier}.InputGradient<TLanes>(model, {Buffers(from, to, saved, "Transposed", "Zeros")}, rows);");
    }

    private static void EmitCheck(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Throws if NaN or infinity appeared, or a gradient of a weight could overflow: no parameter has changed yet.</summary>");
        using (writer.Member($"private static void RequireFinite<TLanes>(Arena trainer, int rows, Elbo elbo)\n{OfLanes}"))
        {
            IEnumerable<string> fits = Products(plan).Select(product =>
                $"Fits<TLanes>(trainer, Training.{product.Input}, {product.Layer.InputPanels}, Training.{product.Gradient}, {product.Layer.Panels}, rows)");
            writer.Write($"""
                if (double.IsFinite(elbo.Loss)
                    && {string.Join("\n    && ", fits)})
                    return;

                """);
            foreach ((string words, string buffer, int features) in Stations(plan))
                writer.Write($"FiniteCheck.Require(\"{words}\", ref trainer.At(Training.{buffer}), {features}, rows, Training.Stride);");
            writer.Write("FiniteCheck.ThrowOverflow();");
        }

        writer.Write("/// <summary>Whether the gradient of a weight, at most peak · peak · rows, stays where Adam can square it.</summary>");
        using (writer.Member($"private static bool Fits<TLanes>(Arena trainer, int x, int inputPanels, int dy, int outputPanels, int rows)\n{OfLanes}"))
        {
            writer.Write("""
                double input = Math.Max(1, FiniteCheck.Peak<TLanes>(ref trainer.At(x), inputPanels, rows, Training.Stride)); // 1 for the bias
                double gradient = FiniteCheck.Peak<TLanes>(ref trainer.At(dy), outputPanels, rows, Training.Stride);
                return input * gradient * rows < FiniteCheck.LargestGradient;
                """);
        }
    }

    private static void EmitWeightGradients(SourceWriter writer, VaePlan plan)
    {
        string update = "    where TUpdate : struct, IParameterUpdate, allows ref struct";
        using (writer.Member($"public static void WeightGradients<TUpdate>(Arena trainer, int rows, in TUpdate update)\n{update}"))
            writer.Write(NetworkEmitter.AtBestWidth("WeightGradients", "trainer, rows, in update", ", TUpdate"));

        using (writer.Member($"private static void WeightGradients<TLanes, TUpdate>(Arena trainer, int rows, in TUpdate update)\n{OfLanes}\n{update}"))
        {
            foreach ((DensePlan layer, string input, string gradient) in Products(plan).Reverse())
                writer.Write($"{layer.Identifier}.WeightGradient<TLanes, TUpdate>({Buffers(input, gradient, "GradientTile")}, rows, in update);");
        }

        writer.Write("/// <summary>The update of all parameters by gradients given.</summary>");
        using (writer.Member("public static void Apply(in Adam update, ReadOnlySpan<float> gradients)"))
            writer.Write(NetworkEmitter.AtBestWidth("update.TakeAll", "gradients"));
    }

    /// <summary>Every layer with what it read and the gradient of what it gave.</summary>
    private static IEnumerable<(DensePlan Layer, string Input, string Gradient)> Products(VaePlan plan)
    {
        string input = BufferNames.Input;
        foreach (DensePlan layer in plan.Layers)
        {
            bool isHead = layer == plan.Posterior || layer == plan.Likelihood;
            yield return (layer, input, isHead ? layer.Identifier : BufferNames.Gradient(layer));
            input = layer == plan.Posterior ? BufferNames.Latent : layer.Identifier;
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

    private static string Buffers(params string[] names) => string.Join(", ", names.Select(name => $"ref trainer.At(Training.{name})"));
}
