using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The posterior and the reparameterization, forward and backward.</summary>
internal static class LatentEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it. Each panel of the heads has μ and log σ² of eight units.</summary>");
        using (writer.Member("private static class Latent"))
        {
            writer.Write($"""
                private const int Units = {plan.Model.Latent};
                private const int LastPanel = {plan.Posterior.Panels - 1}; // of the heads

                """);
            EmitSample(writer);
            EmitGradient(writer);
            EmitTake(writer, "TakeMean", "z = μ", "out TLanes mean, out _", "mean");
            EmitTake(writer, "TakeLogVariance", "The latent panels take log σ²", "out _, out TLanes raw", "LogVariance.Bound(raw)");
        }
    }

    private static void EmitSample(SourceWriter writer)
    {
        writer.Write("""
            /// <summary>
            /// z = μ + σ·ε (Kingma and Welling, 2014, section 2.4); and KL(q ‖ N(0, I)) = ½ Σ (μ² + σ² − log σ² − 1) of each 16 rows
            /// (appendix B), in lanes. With d the derivative of the bound of log σ², the log-variances become ½·(σ² − 1)·d and
            /// the noise ½·σε·d: what the gradient needs.
            /// </summary>
            """);
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Sample<TLanes>(ref float heads, ref float noise, ref float z, ref float divergences, int rows, int stride)\n{OfLanes}"))
        {
            writer.Write("""
                TLanes half = TLanes.Broadcast(0.5f);
                for (int first = 0; first < rows; first += 16)
                {
                    TLanes sum = TLanes.Zero;
                    for (int unit = 0; unit < Units; unit += 16)
                    {
                        TLanes units = TLanes.FirstLanes(Units - unit);
                        for (int row = first; row < Math.Min(first + 16, rows); row++)
                        {
                            nuint place = (nuint)(unit / 16 * stride + row * 16);
                            ref float ofRow = ref Unsafe.Add(ref heads, row * 16);
                            PairedHeads.Load(ref ofRow, unit, LastPanel, stride, out TLanes mean, out TLanes raw);
                            mean &= units;
                            TLanes logVariance = LogVariance.Bound(raw & units, out TLanes derivative);
                            TLanes deviation = LaneMath.ExpModerate(logVariance * half);
                            TLanes varianceLess1 = TLanes.MultiplyAdd(deviation, deviation, TLanes.Broadcast(-1));
                            TLanes scaledNoise = deviation * TLanes.Load(ref noise, place);
                            TLanes.Store(mean + scaledNoise, ref z, place);
                            sum += TLanes.MultiplyAdd(mean, mean, varianceLess1 - logVariance);
                            derivative *= half;
                            TLanes.Store(scaledNoise * derivative, ref noise, place);
                            PairedHeads.Store(mean, varianceLess1 * derivative, ref ofRow, unit, LastPanel, stride);
                        }
                    }

                    TLanes.Store(sum * half, ref divergences, (nuint)first);
                }
                """);
        }
    }

    private static void EmitGradient(SourceWriter writer)
    {
        writer.Write("/// <summary>What Sample left becomes the gradients of the heads: ∂/∂μ = dz + β·μ, ∂/∂log σ² = ½·(dz·σε + β·(σ² − 1))·d; β is the KL weight over the rows.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Gradient<TLanes>(ref float heads, ref float noise, ref float dz, int rows, float klScale)\n{OfLanes}"))
        {
            writer.Write("""
                TLanes beta = TLanes.Broadcast(klScale);
                TLanes smallest = TLanes.Broadcast(1e-24f); // units that the data do not need fade to 0, and what follows them would be denormal, and slow
                for (int unit = 0; unit < Units; unit += 16)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        nuint place = (nuint)(unit / 16 * Training.Stride + row * 16);
                        ref float ofRow = ref Unsafe.Add(ref heads, row * 16);
                        PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out TLanes mean, out TLanes scaledVariance);
                        TLanes gradient = TLanes.Load(ref dz, place);
                        TLanes ofMean = TLanes.MultiplyAdd(beta, mean, gradient);
                        TLanes ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), beta * scaledVariance);
                        PairedHeads.Store(TLanes.ZeroBelow(ofMean, smallest), TLanes.ZeroBelow(ofLogVariance, smallest), ref ofRow, unit, LastPanel, Training.Stride);
                    }
                }
                """);
        }
    }

    /// <summary>What becomes of a row's heads, laid where z stands.</summary>
    private static void EmitTake(SourceWriter writer, string name, string words, string heads, string value)
    {
        writer.Write($"/// <summary>{words}, in the scratch.</summary>");
        using (writer.Member($"public static void {name}<TLanes>(Arena scratch, int rows)\n{OfLanes}"))
        {
            writer.Write($$"""
                for (int unit = 0; unit < Units; unit += 16)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        PairedHeads.Load(ref scratch.At(Inference.Posterior + row * 16), unit, LastPanel, Inference.Stride, {{heads}});
                        TLanes.Store({{value}} & TLanes.FirstLanes(Units - unit), ref scratch.At(Inference.Latent + unit / 16 * Inference.Stride + row * 16), 0);
                    }
                }
                """);
        }
    }
}
