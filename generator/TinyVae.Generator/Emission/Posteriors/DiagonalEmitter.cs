using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The diagonal posterior and the reparameterization, with only what the declared bound needs of them.</summary>
internal sealed class DiagonalEmitter(VaePlan plan) : PosteriorEmitter
{
    private readonly ObjectivePlan _objective = plan.Objective;

    private bool HasManyDraws => _objective.Samples > 1;

    public override void EmitKernels(SourceWriter writer)
    {
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it. Each panel of the heads has μ and log σ² of eight units.</summary>");
        using (writer.Member("private static class Latent"))
        {
            writer.Write($"""
                private const int Units = {plan.Model.Latent};
                private const int LastPanel = {plan.Posterior.Panels - 1}; // of the heads

                """);
            EmitSample(writer);
            EmitGradientKernel(writer);
        }
    }

    public override void EmitSampling(SourceWriter writer)
    {
        string units = _objective.HasFreeBits ? $", ref Trainer.At(Training.UnitDivergences + share.From * {PanelMath.Panels(plan.Model.Latent)})" : "";
        string ratios = _objective.IsImportanceWeighted ? ", ref logRatios" : "";
        if (_objective.IsImportanceWeighted)
            writer.Write($"ref float logRatios = ref Trainer.At(Training.LogRatios + {plan.Draws.First});");
        writer.Write($"Latent.Sample<TLanes>({Heads}, {Draws(BufferNames.Noise)}, {Draws(BufferNames.Latent)}, ref Trainer.At(Training.Divergences + share.From){units}{ratios}, rows);");
        if (_objective.IsImportanceWeighted)
            writer.Write($"BlockSums.Reduce<TLanes>(ref logRatios, {plan.Draws.Count});");
    }

    public override void EmitGradient(SourceWriter writer)
    {
        if (_objective.HasFreeBits)
        {
            writer.Write($"""
                member.Barrier(); // until all have their part of each unit's divergence
                FreeBits.Weigh<TLanes>(ref Trainer.At(Training.UnitDivergences), batchRows, {plan.Model.Latent}, {Number.Literal(_objective.FreeBits)}f, KlWeight * scale, ref scratch);
                """);
        }

        string z = _objective.DrawsDivergence ? $", {Draws(BufferNames.Latent)}" : "";
        string weights = _objective.IsImportanceWeighted ? ", ref weights" : "";
        string kl = (_objective.HasFreeBits, _objective.IsImportanceWeighted) switch
        {
            (true, _) => "ref scratch",
            (_, true) => "KlWeight, KlWeight * scale",
            _ => "KlWeight * scale",
        };
        writer.Write($"Latent.Gradient<TLanes>({Heads}, {Draws(BufferNames.Noise)}, {Draws(BufferNames.LatentGradient)}{z}{weights}, rows, {kl});");
    }

    private string Heads => $"ref Trainer.At(Training.Posterior + {plan.Data.First})";

    private string Draws(string buffer) => $"ref Trainer.At(Training.{buffer} + {plan.Draws.First})";

    private void EmitSample(SourceWriter writer)
    {
        EmitSampleSummary(writer);
        string units = _objective.HasFreeBits ? ", ref float unitDivergences" : "";
        string ratios = _objective.IsImportanceWeighted ? ", ref float logRatios" : "";
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Sample<TLanes>(ref float heads, ref float noise, ref float z, ref float divergences{units}{ratios}, int rows)\n{NetworkEmitter.OfLanes}"))
        {
            writer.Write("TLanes half = TLanes.Broadcast(0.5f);");
            using (writer.Block("for (int first = 0; first < rows; first += 16)"))
            {
                writer.Write("TLanes sum = TLanes.Zero;");
                using (writer.Block("for (int unit = 0; unit < Units; unit += 16)"))
                {
                    writer.Write("TLanes units = TLanes.FirstLanes(Units - unit);");
                    if (_objective.HasFreeBits)
                        writer.Write("TLanes ofUnits = TLanes.Zero;");
                    using (writer.Block("for (int row = first; row < Math.Min(first + 16, rows); row++)"))
                        EmitSampleRow(writer);
                    if (_objective.HasFreeBits)
                    {
                        writer.BlankLine();
                        writer.Write($"""
                            TLanes.Store(ofUnits * half, ref unitDivergences, (nuint)(first * {PanelMath.Panels(plan.Model.Latent)} + unit));
                            sum += ofUnits;
                            """);
                    }
                }

                writer.BlankLine();
                string share = _objective.DrawsDivergence && HasManyDraws ? $"TLanes.Broadcast(0.5f / {_objective.Samples})" : "half";
                writer.Write($"TLanes.Store(sum * {share}, ref divergences, (nuint)first);");
            }
        }
    }

    private void EmitSampleSummary(SourceWriter writer)
    {
        string divergence = _objective.DrawsDivergence
            ? "log q(z|x) − log p(z) = ½ Σ (z² − ε² − log σ²), the mean over the draws, of each 16 rows, in lanes."
            : "KL(q ‖ N(0, I)) = ½ Σ (μ² + σ² − log σ² − 1) of each 16 rows\n/// (appendix B), in lanes.";
        string left = _objective.DrawsDivergence ? "−½·d" : "½·(σ² − 1)·d";
        writer.Write($"""
            /// <summary>
            /// z = μ + σ·ε (Kingma and Welling, 2014, section 2.4); and {divergence}
            /// With d the derivative of the bound of log σ², the log-variances become {left} and the noise ½·σε·d: what the
            /// gradient needs.
            /// </summary>
            """);
    }

    private void EmitSampleRow(SourceWriter writer)
    {
        writer.Write("""
            ref float ofRow = ref Unsafe.Add(ref heads, row * 16);
            PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out TLanes mean, out TLanes raw);
            mean &= units;
            TLanes logVariance = LogVariance.Bound(raw & units, out TLanes derivative);
            TLanes deviation = LaneMath.ExpModerate(logVariance * half);
            """);
        if (!_objective.DrawsDivergence)
        {
            string total = _objective.HasFreeBits ? "ofUnits" : "sum";
            writer.Write($"""
                TLanes varianceLess1 = TLanes.MultiplyAdd(deviation, deviation, TLanes.Broadcast(-1));
                {total} += TLanes.MultiplyAdd(mean, mean, varianceLess1 - logVariance);
                """);
        }

        writer.Write("derivative *= half;");
        if (HasManyDraws)
        {
            using (writer.Block($"for (int draw = row * {_objective.Samples}; draw < (row + 1) * {_objective.Samples}; draw++)"))
                EmitDraw(writer, "draw");
            writer.BlankLine();
        }
        else
        {
            EmitDraw(writer, "row");
        }

        string variance = _objective.DrawsDivergence ? "-derivative & units" : "varianceLess1 * derivative";
        writer.Write($"PairedHeads.Store(mean, {variance}, ref ofRow, unit, LastPanel, Training.Stride);");
    }

    private void EmitDraw(SourceWriter writer, string draw)
    {
        writer.Write($"nuint place = (nuint)(unit / 16 * {plan.Draws.Stride} + {draw} * 16);");
        if (!_objective.DrawsDivergence)
        {
            writer.Write("""
                TLanes scaledNoise = deviation * TLanes.Load(ref noise, place);
                TLanes.Store(mean + scaledNoise, ref z, place);
                """);
        }
        else
        {
            writer.Write("""
                TLanes epsilon = TLanes.Load(ref noise, place);
                TLanes scaledNoise = deviation * epsilon;
                TLanes drawn = mean + scaledNoise;
                TLanes.Store(drawn, ref z, place);
                TLanes ratio = TLanes.MultiplyAdd(drawn, drawn, TLanes.MultiplyAdd(-epsilon, epsilon, -logVariance));
                sum += ratio;
                """);
        }

        if (_objective.IsImportanceWeighted)
        {
            bool isOnePanel = plan.Model.Latent <= PanelMath.Lanes;
            string before = isOnePanel ? "" : $" + (unit == 0 ? TLanes.Zero : TLanes.Load(ref logRatios, (nuint)({draw} * 16)))";
            writer.Write($"TLanes.Store(ratio * half{before}, ref logRatios, (nuint)({draw} * 16));");
        }

        writer.Write("TLanes.Store(scaledNoise * derivative, ref noise, place);");
    }

    private void EmitGradientKernel(SourceWriter writer)
    {
        string formula = _objective.DrawsDivergence
            ? "with g = dz + β·w·z of each draw, w its weight, ∂/∂μ = Σ g, ∂/∂log σ² = ½·(Σ g·σε − β)·d"
            : "∂/∂μ = dz + β·μ, ∂/∂log σ² = ½·(dz·σε + β·(σ² − 1))·d";
        string beta = _objective.HasFreeBits ? "β is each unit's KL weight over the rows" : "β is the KL weight over the rows";
        writer.Write($"/// <summary>What Sample left becomes the gradients of the heads: {formula}; {beta}.</summary>");
        string z = _objective.DrawsDivergence ? ", ref float z" : "";
        string weights = _objective.IsImportanceWeighted ? ", ref float weights" : "";
        string scale = (_objective.HasFreeBits, _objective.IsImportanceWeighted) switch
        {
            (true, _) => "ref float klScales",
            (_, true) => "float klWeight, float klScale",
            _ => "float klScale",
        };
        writer.Write(NetworkEmitter.Hot);
        using (writer.Member($"public static void Gradient<TLanes>(ref float heads, ref float noise, ref float dz{z}{weights}, int rows, {scale})\n{NetworkEmitter.OfLanes}"))
        {
            if (!_objective.HasFreeBits)
                writer.Write("TLanes beta = TLanes.Broadcast(klScale);");
            if (_objective.DrawsDivergence && !_objective.IsImportanceWeighted)
                writer.Write(HasManyDraws ? $"TLanes ofDraw = TLanes.Broadcast(klScale / {_objective.Samples});" : "TLanes ofDraw = beta;");
            writer.Write("TLanes smallest = TLanes.Broadcast(1e-24f); // units that the data do not need fade to 0, and what follows them would be denormal, and slow");
            using (writer.Block("for (int unit = 0; unit < Units; unit += 16)"))
            {
                if (_objective.HasFreeBits)
                    writer.Write("TLanes beta = TLanes.Load(ref klScales, (nuint)unit);");
                using (writer.Block("for (int row = 0; row < rows; row++)"))
                    EmitGradientRow(writer);
            }
        }
    }

    private void EmitGradientRow(SourceWriter writer)
    {
        string mean = _objective.DrawsDivergence ? "_" : "TLanes mean";
        if (!HasManyDraws)
            writer.Write("nuint place = (nuint)(unit / 16 * Training.Stride + row * 16);");
        writer.Write($"""
            ref float ofRow = ref Unsafe.Add(ref heads, row * 16);
            PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out {mean}, out TLanes scaledVariance);
            """);
        if (HasManyDraws)
        {
            writer.Write($"""
                TLanes ofMean = {(_objective.DrawsDivergence ? "TLanes.Zero" : "beta * mean")};
                TLanes ofLogVariance = beta * scaledVariance;
                """);
            using (writer.Block($"for (int draw = row * {_objective.Samples}; draw < (row + 1) * {_objective.Samples}; draw++)"))
            {
                writer.Write("nuint place = (nuint)(unit / 16 * Training.DrawStride + draw * 16);");
                EmitGradientOfDraw(writer, "draw");
                writer.Write("""
                    ofMean += gradient;
                    ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), ofLogVariance);
                    """);
            }

            writer.BlankLine();
        }
        else
        {
            EmitGradientOfDraw(writer, "row");
            writer.Write($"""
                TLanes ofMean = {(_objective.DrawsDivergence ? "gradient" : "TLanes.MultiplyAdd(beta, mean, gradient)")};
                TLanes ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), beta * scaledVariance);
                """);
        }

        writer.Write("PairedHeads.Store(TLanes.ZeroBelow(ofMean, smallest), TLanes.ZeroBelow(ofLogVariance, smallest), ref ofRow, unit, LastPanel, Training.Stride);");
    }

    private void EmitGradientOfDraw(SourceWriter writer, string draw)
    {
        if (!_objective.DrawsDivergence)
        {
            writer.Write("TLanes gradient = TLanes.Load(ref dz, place);");
            return;
        }

        if (_objective.IsImportanceWeighted)
            writer.Write($"TLanes ofDraw = TLanes.Broadcast(klWeight * Unsafe.Add(ref weights, {draw}));");
        writer.Write("TLanes gradient = TLanes.MultiplyAdd(ofDraw, TLanes.Load(ref z, place), TLanes.Load(ref dz, place));");
    }
}
