using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>Inference: any number of rows, a few at a time through the model's scratch.</summary>
internal static class InferenceEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitEncode(writer, plan);
        EmitDecode(writer, plan);
        EmitReconstruct(writer, plan);
        EmitGenerate(writer, plan);
        EmitEvaluate(writer, plan);
        EmitEncoder(writer, plan);
        EmitDecoder(writer, plan);
    }

    private static void EmitEncode(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        int latent = plan.Model.Latent;
        EmitEntry(writer, "Encode", "Arena model, ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance", "model, x, mean, logVariance");
        using (EmitRowLoop(writer, plan, "Encode", "Arena model, ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance", $"x.Length / {input}"))
        {
            writer.Write($"""
                EncodeRows<TLanes>(model, x.Slice(first * {input}, count * {input}), count);
                Latent.Read<TLanes>(model, count, mean.Slice(first * {latent}, count * {latent}), logVariance.Slice(first * {latent}, count * {latent}));
                """);
        }
    }

    private static void EmitDecode(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        int latent = plan.Model.Latent;
        bool two = plan.LikelihoodModel.HasLogVariance;
        string parameters = "Arena model, ReadOnlySpan<float> z, Span<float> mean" + (two ? ", Span<float> logVariance" : "");
        EmitEntry(writer, "Decode", parameters, "model, z, mean" + (two ? ", logVariance" : ""));
        using (EmitRowLoop(writer, plan, "Decode", parameters, $"z.Length / {latent}"))
        {
            writer.Write($"""
                PanelLayout.FromRows<TLanes>(z.Slice(first * {latent}, count * {latent}), {latent}, ref model.At(Inference.Latent), Inference.Stride);
                DecodeRows<TLanes>(model, count);
                Density.ReadMean<TLanes>(model, count, mean.Slice(first * {input}, count * {input}));
                """);
            if (two)
            {
                writer.Write($"""
                    if (!logVariance.IsEmpty)
                        Density.ReadLogVariance<TLanes>(model, count, logVariance.Slice(first * {input}, count * {input}));
                    """);
            }
        }
    }

    private static void EmitReconstruct(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        EmitEntry(writer, "Reconstruct", "Arena model, ReadOnlySpan<float> x, Span<float> mean", "model, x, mean");
        using (EmitRowLoop(writer, plan, "Reconstruct", "Arena model, ReadOnlySpan<float> x, Span<float> mean", $"x.Length / {input}"))
        {
            writer.Write($"""
                EncodeRows<TLanes>(model, x.Slice(first * {input}, count * {input}), count);
                Latent.TakeMean<TLanes>(model, count);
                DecodeRows<TLanes>(model, count);
                Density.ReadMean<TLanes>(model, count, mean.Slice(first * {input}, count * {input}));
                """);
        }
    }

    private static void EmitGenerate(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        EmitEntry(writer, "Generate", "Arena model, Span<float> x, ulong seed", "model, x, seed");
        using (EmitRowLoop(writer, plan, "Generate", "Arena model, Span<float> x, ulong seed", $"x.Length / {input}", "var prior = RandomKey.From(seed, RandomStream.Prior);"))
        {
            writer.Write($"""
                StandardNormal.FillPanels<TLanes>(prior, first, count, {plan.Model.Latent}, ref model.At(Inference.Latent), Inference.Stride);
                DecodeRows<TLanes>(model, count);
                Density.ReadMean<TLanes>(model, count, x.Slice(first * {input}, count * {input}));
                """);
        }
    }

    private static void EmitEvaluate(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        using (writer.Member("public static Elbo Evaluate(Arena model, ReadOnlySpan<float> x, ulong seed)"))
            writer.Write(NetworkEmitter.ReturnAtBestWidth("Evaluate", "model, x, seed"));

        using (writer.Member($"private static Elbo Evaluate<TLanes>(Arena model, ReadOnlySpan<float> x, ulong seed)\n{OfLanes}"))
        {
            writer.Write($$"""
                var noise = RandomKey.From(seed, RandomStream.Evaluation);
                int rows = x.Length / {{input}};
                double reconstruction = 0;
                double divergence = 0;
                for (int first = 0; first < rows; first += {{plan.InferenceRows}})
                {
                    int count = Math.Min({{plan.InferenceRows}}, rows - first);
                    ref float z = ref model.At(Inference.Latent);
                    EncodeRows<TLanes>(model, x.Slice(first * {{input}}, count * {{input}}), count);
                    StandardNormal.FillPanels<TLanes>(noise, first, count, {{plan.Model.Latent}}, ref z, Inference.Stride);
                    divergence += Latent.Sample<TLanes>(ref model.At(Inference.Posterior), ref z, ref z, ref model.At(Inference.PosteriorRow), count, Inference.Stride);
                    DecodeRows<TLanes>(model, count);
                    reconstruction += Density.Sum<TLanes>(ref model.At(Inference.Likelihood), ref model.At(Inference.Input), count, Inference.Stride);
                }

                return new Elbo(reconstruction / rows, divergence / rows);
                """);
        }
    }

    private static void EmitEncoder(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>x → the posterior's heads.</summary>");
        using (writer.Member($"private static void EncodeRows<TLanes>(Arena model, ReadOnlySpan<float> x, int rows)\n{OfLanes}"))
        {
            writer.Write($"PanelLayout.FromRows<TLanes>(x, {plan.Model.Input.Size}, ref model.At(Inference.Input), Inference.Stride);");
            EmitChain(writer, BufferNames.Input, plan.Encoder.Append(plan.Posterior));
        }
    }

    private static void EmitDecoder(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>z → the likelihood's parameters.</summary>");
        using (writer.Member($"private static void DecodeRows<TLanes>(Arena model, int rows)\n{OfLanes}"))
            EmitChain(writer, BufferNames.Latent, plan.DecoderAndLikelihood);
    }

    private static void EmitChain(SourceWriter writer, string from, IEnumerable<DensePlan> layers)
    {
        foreach (DensePlan layer in layers)
        {
            writer.Write($"{layer.Identifier}.Forward<TLanes>(model, ref model.At(Inference.{from}), ref model.At(Inference.{layer.Identifier}), rows, Inference.Stride);");
            from = layer.Identifier;
        }
    }

    private static void EmitEntry(SourceWriter writer, string name, string parameters, string arguments)
    {
        using (writer.Member($"public static void {name}({parameters})"))
            writer.Write(NetworkEmitter.AtBestWidth(name, arguments));
    }

    /// <summary>A method that takes its rows a few at a time: <c>count</c> from <c>first</c> on.</summary>
    private static RowLoop EmitRowLoop(SourceWriter writer, VaePlan plan, string name, string parameters, string rows, string before = "")
    {
        SourceWriter.Scope body = writer.Member($"private static void {name}<TLanes>({parameters})\n{OfLanes}");
        if (before.Length > 0)
            writer.Write(before);
        writer.Write($"int rows = {rows};");
        SourceWriter.Scope loop = writer.Block($"for (int first = 0; first < rows; first += {plan.InferenceRows})");
        writer.Write($"int count = Math.Min({plan.InferenceRows}, rows - first);");
        return new(body, loop);
    }

    private readonly struct RowLoop(SourceWriter.Scope body, SourceWriter.Scope loop) : IDisposable
    {
        public void Dispose()
        {
            loop.Dispose();
            body.Dispose();
        }
    }
}
