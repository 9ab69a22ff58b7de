using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The posterior and the reparameterization, forward and backward.</summary>
internal static class LatentEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        int latent = plan.Model.Latent;
        int panels = plan.Posterior.Panels;
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it.</summary>");
        using (writer.Member("private static class Latent"))
        {
            EmitSample(writer, latent);
            EmitGradient(writer, latent, panels);
            EmitReads(writer, latent);
            EmitSideBySide(writer, panels);
        }
    }

    private static void EmitSample(SourceWriter writer, int latent)
    {
        writer.Write("/// <summary>z = μ + σ·ε (Kingma and Welling, 2014, section 2.4); returns KL(q ‖ N(0, I)) = ½ Σ (μ² + σ² − log σ² − 1), summed over the rows (appendix B).</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static double Sample<TLanes>(ref float heads, ref float noise, ref float z, ref float side, int rows, int stride)\n{OfLanes}"))
        {
            writer.Write($$"""
                double divergence = 0;
                for (int row = 0; row < rows; row++)
                {
                    LaySideBySide<TLanes>(ref Unsafe.Add(ref heads, row * 16), stride, ref side);
                    TLanes sum = TLanes.Zero;
                    for (int unit = 0; unit < {{latent}}; unit += 16)
                    {
                        nuint place = (nuint)(unit / 16 * stride + row * 16);
                        TLanes units = TLanes.FirstLanes({{latent}} - unit);
                        TLanes mean = TLanes.Load(ref side, (nuint)unit) & units;
                        TLanes logVariance = LogVariance.Bound(TLanes.Load(ref side, (nuint)({{latent}} + unit)) & units);
                        TLanes deviation = LaneMath.Exp(logVariance * TLanes.Broadcast(0.5f));
                        TLanes.Store(TLanes.MultiplyAdd(deviation, TLanes.Load(ref noise, place), mean), ref z, place);
                        TLanes variance = deviation * deviation;
                        sum += TLanes.MultiplyAdd(mean, mean, variance - logVariance - TLanes.Broadcast(1));
                    }

                    divergence += 0.5 * TLanes.Sum(sum);
                }

                return divergence;
                """);
        }
    }

    private static void EmitGradient(SourceWriter writer, int latent, int panels)
    {
        writer.Write("/// <summary>The heads become their gradients: ∂/∂μ = dz + β·μ, ∂/∂log σ² = ½·(dz·σε + β·(σ² − 1)), then through the bound; β is the KL weight over the rows.</summary>");
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Gradient<TLanes>(ref float heads, ref float noise, ref float dz, ref float side, ref float gradients, int rows, float klScale)\n{OfLanes}"))
        {
            writer.Write($$"""
                TLanes beta = TLanes.Broadcast(klScale);
                for (int row = 0; row < rows; row++)
                {
                    LaySideBySide<TLanes>(ref Unsafe.Add(ref heads, row * 16), Training.Stride, ref side);
                    TLanes.Store(TLanes.Zero, ref gradients, {{(panels - 1) * PanelMath.Lanes}});
                    for (int unit = 0; unit < {{latent}}; unit += 16)
                    {
                        TLanes mean = TLanes.Load(ref side, (nuint)unit) & TLanes.FirstLanes({{latent}} - unit);
                        TLanes gradient = TLanes.Load(ref dz, (nuint)(unit / 16 * Training.Stride + row * 16));
                        TLanes.Store(TLanes.MultiplyAdd(beta, mean, gradient), ref gradients, (nuint)unit);
                    }

                    for (int unit = 0; unit < {{latent}}; unit += 16)
                    {
                        nuint place = (nuint)(unit / 16 * Training.Stride + row * 16);
                        TLanes raw = TLanes.Load(ref side, (nuint)({{latent}} + unit)) & TLanes.FirstLanes({{latent}} - unit);
                        TLanes deviation = LaneMath.Exp(LogVariance.Bound(raw) * TLanes.Broadcast(0.5f));
                        TLanes gradient = TLanes.Load(ref dz, place) * (deviation * TLanes.Load(ref noise, place));
                        gradient = TLanes.MultiplyAdd(beta, deviation * deviation - TLanes.Broadcast(1), gradient);
                        gradient = gradient * TLanes.Broadcast(0.5f) * LogVariance.BoundDerivative(raw);
                        TLanes.Store(gradient, ref gradients, (nuint)({{latent}} + unit));
                    }

                    for (int panel = 0; panel < {{panels}}; panel++)
                        TLanes.Store(TLanes.Load(ref gradients, (nuint)(panel * 16)), ref heads, (nuint)(panel * Training.Stride + row * 16));
                }
                """);
        }
    }

    private static void EmitReads(SourceWriter writer, int latent)
    {
        writer.Write("/// <summary>The posterior of the rows in the model's scratch, row-major.</summary>");
        using (writer.Member($"public static void Read<TLanes>(Arena model, int rows, Span<float> mean, Span<float> logVariance)\n{OfLanes}"))
        {
            writer.Write($$"""
                ref float side = ref model.At(Inference.PosteriorRow);
                for (int row = 0; row < rows; row++)
                {
                    LaySideBySide<TLanes>(ref model.At(Inference.Posterior + row * 16), Inference.Stride, ref side);
                    model.Slice(Inference.PosteriorRow, {{latent}}).CopyTo(mean.Slice(row * {{latent}}));
                    for (int unit = 0; unit < {{latent}}; unit += 16)
                        TLanes.Store(LogVariance.Bound(TLanes.Load(ref side, (nuint)({{latent}} + unit))), ref side, (nuint)({{latent}} + unit));
                    model.Slice(Inference.PosteriorRow + {{latent}}, {{latent}}).CopyTo(logVariance.Slice(row * {{latent}}));
                }
                """);
        }

        writer.Write("/// <summary>z = μ.</summary>");
        using (writer.Member($"public static void TakeMean<TLanes>(Arena model, int rows)\n{OfLanes}"))
        {
            writer.Write($$"""
                for (int panel = 0; panel < {{PanelMath.Panels(latent)}}; panel++)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        int place = panel * Inference.Stride + row * 16;
                        TLanes mean = TLanes.Load(ref model.At(Inference.Posterior + place), 0) & TLanes.FirstLanes({{latent}} - panel * 16);
                        TLanes.Store(mean, ref model.At(Inference.Latent + place), 0);
                    }
                }
                """);
        }
    }

    private static void EmitSideBySide(SourceWriter writer, int panels)
    {
        writer.Write("/// <summary>One row's heads side by side, so that log-variances can be loaded beside the means wherever they start.</summary>");
        using (writer.Block($"private static void LaySideBySide<TLanes>(ref float heads, int stride, ref float side)\n{OfLanes}"))
        {
            writer.Write($"""
                for (int panel = 0; panel < {panels}; panel++)
                    TLanes.Store(TLanes.Load(ref heads, (nuint)(panel * stride)), ref side, (nuint)(panel * 16));
                """);
        }
    }
}
