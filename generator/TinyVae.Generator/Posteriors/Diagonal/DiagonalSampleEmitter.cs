using TinyVae.Generator.Objectives;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>
/// The kernel that draws z and adds up the divergence: in closed form, for free bits that of each unit apart too, or as the mean over the
/// draws, of which importance weights need the log-ratio of each.
/// </summary>
internal sealed class DiagonalSampleEmitter(PosteriorSample sample)
{
    private readonly ObjectivePlan _objective = sample.Objective;

    public void Emit(SourceWriter writer)
    {
        string scaleOfSum = _objective is { DrawsDivergence: true, Samples: > 1 } ? $"TLanes.Broadcast(0.5f / {_objective.Samples})" : "half";
        string ofUnits = _objective.HasFreeBits ? "TLanes ofUnits = TLanes.Zero;" : "";
        writer.Write($$"""
            /// <summary>
            /// z = μ + σ·ε (Kingma and Welling, 2014, section 2.4); and {{Divergence}}
            /// With d the derivative of the bound of log σ², the log-variances become {{FormulaOfLogVariances}} and the noise ½·σε·d: what the
            /// gradient needs.
            /// </summary>
            {{Fragments.Hot}}
            public static void Sample<TLanes>(ref float heads, ref float noise, ref float z, ref float divergences{{MoreParameters}}, int rows)
            {{Fragments.OfLanes}}
            {
                TLanes half = TLanes.Broadcast(0.5f);
                for (int first = 0; first < rows; first += Lanes)
                {
                    TLanes sum = TLanes.Zero;
                    for (int unit = 0; unit < Units; unit += Lanes)
                    {
                        TLanes units = TLanes.FirstLanes(Units - unit);
                        {{ofUnits}}
                        for (int row = first; row < Math.Min(first + Lanes, rows); row++)
                        {
                            ref float ofRow = ref Unsafe.Add(ref heads, row * Lanes);
                            PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out TLanes mean, out TLanes raw);
                            mean &= units;
                            TLanes logVariance = LogVariance.Bound(raw & units, out TLanes derivative);
                            TLanes deviation = LaneMath.ExpModerate(logVariance * half);
                            {{DivergenceOfRow}}
                            derivative *= half;
                            {{Draws}}
                            PairedHeads.Store(mean, {{LogVariances}}, ref ofRow, unit, LastPanel, Training.Stride);
                        }
                        {{StoreOfUnits}}
                    }

                    TLanes.Store(sum * {{scaleOfSum}}, ref divergences, (nuint)first);
                }
            }

            """);
    }

    private string Divergence => _objective.DrawsDivergence
        ? "log q(z|x) − log N(z; 0, I) = ½ Σ (z² − ε² − log σ²), the mean over the draws, of each 16 rows, in lanes."
        : "KL(q ‖ N(0, I)) = ½ Σ (μ² + σ² − log σ² − 1) of each 16 rows\n/// (appendix B), in lanes.";

    private string MoreParameters => _objective switch
    {
        { HasFreeBits: true } => ", ref float unitDivergences",
        { IsImportanceWeighted: true } => ", ref float logRatios",
        _ => "",
    };

    private string FormulaOfLogVariances => _objective.DrawsDivergence ? "−½·d" : "½·(σ² − 1)·d";

    private string LogVariances => _objective.DrawsDivergence ? "-derivative & units" : "varianceLess1 * derivative";

    private string DivergenceOfRow => _objective.DrawsDivergence ? "" : $"""
        TLanes varianceLess1 = TLanes.MultiplyAdd(deviation, deviation, TLanes.Broadcast(-1));
        {(_objective.HasFreeBits ? "ofUnits" : "sum")} += TLanes.MultiplyAdd(mean, mean, varianceLess1 - logVariance);
        """;

    private string Draws => _objective.Samples == 1 ? Draw("row") : Template.Fill($$"""
        for (int draw = row * {{_objective.Samples}}; draw < (row + 1) * {{_objective.Samples}}; draw++)
        {
            {{Draw("draw")}}
        }

        """);

    private string Draw(string draw)
    {
        string place = $"nuint place = (nuint)(unit / Lanes * {sample.Z.Rows.Stride} + {draw} * Lanes);";
        if (!_objective.DrawsDivergence)
        {
            return $"""
                {place}
                TLanes scaledNoise = deviation * TLanes.Load(ref noise, place);
                TLanes.Store(mean + scaledNoise, ref z, place);
                TLanes.Store(scaledNoise * derivative, ref noise, place);
                """;
        }

        return Template.Fill($"""
            {place}
            TLanes epsilon = TLanes.Load(ref noise, place);
            TLanes scaledNoise = deviation * epsilon;
            TLanes drawn = mean + scaledNoise;
            TLanes.Store(drawn, ref z, place);
            TLanes ratio = TLanes.MultiplyAdd(drawn, drawn, TLanes.MultiplyAdd(-epsilon, epsilon, -logVariance));
            sum += ratio;
            {(_objective.IsImportanceWeighted ? StoreOfRatio(draw) : "")}
            TLanes.Store(scaledNoise * derivative, ref noise, place);
            """);
    }

    /// <summary>Of more than one panel of units, what those before have stored is taken up again.</summary>
    private string StoreOfRatio(string draw)
    {
        string before = sample.Z.Features <= PanelMath.Lanes ? "" : $" + (unit == 0 ? TLanes.Zero : TLanes.Load(ref logRatios, (nuint)({draw} * Lanes)))";
        return $"TLanes.Store(ratio * half{before}, ref logRatios, (nuint)({draw} * Lanes));";
    }

    private string StoreOfUnits => !_objective.HasFreeBits ? "" : $"""

        TLanes.Store(ofUnits * half, ref unitDivergences, (nuint)(first * {PanelMath.Panels(sample.Z.Features)} + unit));
        sum += ofUnits;
        """;
}
