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
        EmitEntry(writer, "Encode", "Arena model, Arena scratch, ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance", "model, scratch, x, mean, logVariance");
        using (EmitRowLoop(writer, plan, "Encode", "Arena model, Arena scratch, ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance", $"x.Length / {input}"))
        {
            writer.Write($"""
                EncodeRows<TLanes>(model, scratch, x.Slice(first * {input}, count * {input}), count);
                Latent.TakeMean<TLanes>(scratch, count);
                PanelLayout.ToRows<TLanes>(ref scratch.At(Inference.Latent), Inference.Stride, {latent}, mean.Slice(first * {latent}, count * {latent}));
                Latent.TakeLogVariance<TLanes>(scratch, count);
                PanelLayout.ToRows<TLanes>(ref scratch.At(Inference.Latent), Inference.Stride, {latent}, logVariance.Slice(first * {latent}, count * {latent}));
                """);
        }
    }

    private static void EmitDecode(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        int latent = plan.Model.Latent;
        bool two = plan.LikelihoodModel.HasLogVariance;
        string parameters = "Arena model, Arena scratch, ReadOnlySpan<float> z, Span<float> mean" + (two ? ", Span<float> logVariance" : "");
        EmitEntry(writer, "Decode", parameters, "model, scratch, z, mean" + (two ? ", logVariance" : ""));
        using (EmitRowLoop(writer, plan, "Decode", parameters, $"z.Length / {latent}"))
        {
            writer.Write($"""
                PanelLayout.FromRows<TLanes>(z.Slice(first * {latent}, count * {latent}), {latent}, ref scratch.At(Inference.Latent), Inference.Stride);
                DecodeRows<TLanes>(model, scratch, count);
                Density.ReadMean<TLanes>(scratch, count, mean.Slice(first * {input}, count * {input}));
                """);
            if (two)
            {
                writer.Write($"""
                    if (!logVariance.IsEmpty)
                        Density.ReadLogVariance<TLanes>(scratch, count, logVariance.Slice(first * {input}, count * {input}));
                    """);
            }
        }
    }

    private static void EmitReconstruct(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        EmitEntry(writer, "Reconstruct", "Arena model, Arena scratch, ReadOnlySpan<float> x, Span<float> mean", "model, scratch, x, mean");
        using (EmitRowLoop(writer, plan, "Reconstruct", "Arena model, Arena scratch, ReadOnlySpan<float> x, Span<float> mean", $"x.Length / {input}"))
        {
            writer.Write($"""
                EncodeRows<TLanes>(model, scratch, x.Slice(first * {input}, count * {input}), count);
                Latent.TakeMean<TLanes>(scratch, count);
                DecodeRows<TLanes>(model, scratch, count);
                Density.ReadMean<TLanes>(scratch, count, mean.Slice(first * {input}, count * {input}));
                """);
        }
    }

    private static void EmitGenerate(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        EmitEntry(writer, "Generate", "Arena model, Arena scratch, Span<float> x, ulong seed", "model, scratch, x, seed");
        using (EmitRowLoop(writer, plan, "Generate", "Arena model, Arena scratch, Span<float> x, ulong seed", $"x.Length / {input}", "var prior = RandomKey.From(seed, RandomStream.Prior);"))
        {
            writer.Write($"""
                StandardNormal.FillPanels<TLanes>(prior, first, count, {plan.Model.Latent}, ref scratch.At(Inference.Latent), Inference.Stride);
                DecodeRows<TLanes>(model, scratch, count);
                Density.ReadMean<TLanes>(scratch, count, x.Slice(first * {input}, count * {input}));
                """);
        }
    }

    private static void EmitEvaluate(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Model.Input.Size;
        writer.Write("/// <summary>The bound of some chunks of rows, each summed apart. A team shares the chunks.</summary>");
        using (writer.Member("public ref struct Evaluation : ITeamWork"))
        {
            writer.Write("""
                public Arena Model;
                public Crew Crew;
                public ReadOnlySpan<float> X;
                public RandomKey Noise;
                public int FirstRow;
                public Span<double> Reconstructions; // one a chunk
                public Span<double> Divergences;

                """);
            using (writer.Member("public readonly void Run(TeamMember member)"))
                writer.Write(NetworkEmitter.AtBestWidth("Run", "member"));

            using (writer.Block($"private readonly void Run<TLanes>(TeamMember member)\n{OfLanes}"))
            {
                writer.Write($$"""
                    Arena scratch = Crew.Scratch(member);
                    Share chunks = member.Share(Reconstructions.Length, 1);
                    for (int chunk = chunks.From; chunk < chunks.To; chunk++)
                    {
                        int first = FirstRow + chunk * {{plan.InferenceRows}};
                        int count = Math.Min({{plan.InferenceRows}}, X.Length / {{input}} - first);
                        ref float noise = ref scratch.At(Inference.Noise);
                        EncodeRows<TLanes>(Model, scratch, X.Slice(first * {{input}}, count * {{input}}), count);
                        StandardNormal.FillPanels<TLanes>(Noise, first, count, {{plan.Model.Latent}}, ref noise, Inference.Stride);
                        Latent.Sample<TLanes>(ref scratch.At(Inference.Posterior), ref noise, ref scratch.At(Inference.Latent), ref scratch.At(Inference.Divergences), count, Inference.Stride);
                        DecodeRows<TLanes>(Model, scratch, count);
                        Density.Sum<TLanes>(ref scratch.At(Inference.Likelihood), ref scratch.At(Inference.Input), ref scratch.At(Inference.Densities), count, Inference.Stride);
                        Divergences[chunk] = BlockSums.Total(ref scratch.At(Inference.Divergences), count);
                        Reconstructions[chunk] = BlockSums.Total(ref scratch.At(Inference.Densities), count);
                    }
                    """);
            }
        }

        using (writer.Member("public static Elbo Evaluate(Arena model, Crew crew, ReadOnlySpan<float> x, ulong seed)"))
        {
            writer.Write($$"""
                const int Chunks = 64; // at once
                Span<double> sums = stackalloc double[2 * Chunks];
                var noise = RandomKey.From(seed, RandomStream.Evaluation);
                int rows = x.Length / {{input}};
                double reconstruction = 0;
                double divergence = 0;
                for (int first = 0; first < rows; first += Chunks * {{plan.InferenceRows}})
                {
                    int count = Math.Min(Chunks, (rows - first + {{plan.InferenceRows - 1}}) / {{plan.InferenceRows}});
                    var work = new Evaluation
                    {
                        Model = model,
                        Crew = crew,
                        X = x,
                        Noise = noise,
                        FirstRow = first,
                        Reconstructions = sums.Slice(0, count),
                        Divergences = sums.Slice(Chunks, count),
                    };
                    crew.Run(work, isWorthSharing: count * {{plan.InferenceRows}} >= {{plan.Sharing.RowsOfEvaluation}});
                    for (int chunk = 0; chunk < count; chunk++)
                    {
                        reconstruction += work.Reconstructions[chunk];
                        divergence += work.Divergences[chunk];
                    }
                }

                return new Elbo(reconstruction / rows, divergence / rows);
                """);
        }
    }

    private static void EmitEncoder(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>x → the posterior's heads.</summary>");
        using (writer.Member($"private static void EncodeRows<TLanes>(Arena model, Arena scratch, ReadOnlySpan<float> x, int rows)\n{OfLanes}"))
        {
            writer.Write($"PanelLayout.FromRows<TLanes>(x, {plan.Model.Input.Size}, ref scratch.At(Inference.Input), Inference.Stride);");
            EmitChain(writer, BufferNames.Input, plan.Encoder.Append(plan.Posterior));
        }
    }

    private static void EmitDecoder(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>z → the likelihood's parameters.</summary>");
        using (writer.Member($"private static void DecodeRows<TLanes>(Arena model, Arena scratch, int rows)\n{OfLanes}"))
            EmitChain(writer, BufferNames.Latent, plan.DecoderAndLikelihood);
    }

    private static void EmitChain(SourceWriter writer, string from, IEnumerable<DensePlan> layers)
    {
        foreach (DensePlan layer in layers)
        {
            writer.Write($"{layer.Identifier}.Forward<TLanes>(model, ref scratch.At(Inference.{from}), ref scratch.At(Inference.{layer.Identifier}), rows, Inference.Stride);");
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
