using TinyVae.Generator.Objectives;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The kernel that makes the gradients of the heads out of that of z and of what <see cref="DiagonalSampleEmitter"/> left.</summary>
internal sealed class DiagonalGradientEmitter(PosteriorSample sample)
{
    private readonly ObjectivePlan _objective = sample.Objective;

    private bool IsDrawn => _objective.DrawsDivergence;

    private bool HasManyDraws => _objective.Samples > 1;

    public void Emit(SourceWriter writer) => writer.Write($$"""
        /// <summary>What Sample left becomes the gradients of the heads: {{Formula}}; {{Beta}}.</summary>
        {{Fragments.Hot}}
        public static void Gradient<TLanes>(ref float heads, ref float noise, ref float dz{{MoreParameters}}, int rows, {{ScaleParameters}})
        {{Fragments.OfLanes}}
        {
            {{Scales}}
            TLanes smallest = TLanes.Broadcast(1e-24f); // units that the data do not need fade to 0, and what follows them would be denormal, and slow
            for (int unit = 0; unit < Units; unit += Lanes)
            {
                {{(_objective.HasFreeBits ? "TLanes beta = TLanes.Load(ref klScales, (nuint)unit);" : "")}}
                for (int row = 0; row < rows; row++)
                {
                    {{(HasManyDraws ? "" : "nuint place = (nuint)(unit / Lanes * Training.Stride + row * Lanes);")}}
                    ref float ofRow = ref Unsafe.Add(ref heads, row * Lanes);
                    PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out TLanes {{(IsDrawn ? "_" : "mean")}}, out TLanes scaledVariance);
                    {{(HasManyDraws ? OfManyDraws : OfOneDraw)}}
                    PairedHeads.Store(TLanes.ZeroBelow(ofMean, smallest), TLanes.ZeroBelow(ofLogVariance, smallest), ref ofRow, unit, LastPanel, Training.Stride);
                }
            }
        }

        """);

    private string Formula => IsDrawn
        ? "with g = dz + β·w·z of each draw, w its weight, ∂/∂μ = Σ g, ∂/∂log σ² = ½·(Σ g·σε − β)·d"
        : "∂/∂μ = dz + β·μ, ∂/∂log σ² = ½·(dz·σε + β·(σ² − 1))·d";

    private string Beta => _objective.HasFreeBits ? "β is each unit's KL weight over the rows" : "β is the KL weight over the rows";

    private string MoreParameters => _objective switch
    {
        { IsImportanceWeighted: true } => ", ref float z, ref float importanceWeights",
        { DrawsDivergence: true } => ", ref float z",
        _ => "",
    };

    private string ScaleParameters => _objective switch
    {
        { HasFreeBits: true } => "ref float klScales",
        { IsImportanceWeighted: true } => "float klWeight, float klScale",
        _ => "float klScale",
    };

    /// <summary>β, and what a draw counts where that is the same of all.</summary>
    private string Scales => _objective switch
    {
        { HasFreeBits: true } => "",
        { DrawsDivergence: true, IsImportanceWeighted: false } => $"""
            TLanes beta = TLanes.Broadcast(klScale);
            TLanes ofDraw = {(HasManyDraws ? $"TLanes.Broadcast(klScale / {_objective.Samples})" : "beta")};
            """,
        _ => "TLanes beta = TLanes.Broadcast(klScale);",
    };

    private string OfOneDraw => $"""
        {GradientOf("row")}
        TLanes ofMean = {(IsDrawn ? "gradient" : "TLanes.MultiplyAdd(beta, mean, gradient)")};
        TLanes ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), beta * scaledVariance);
        """;

    private string OfManyDraws => Template.Fill($$"""
        TLanes ofMean = {{(IsDrawn ? "TLanes.Zero" : "beta * mean")}};
        TLanes ofLogVariance = beta * scaledVariance;
        for (int draw = row * {{_objective.Samples}}; draw < (row + 1) * {{_objective.Samples}}; draw++)
        {
            nuint place = (nuint)(unit / Lanes * Training.DrawStride + draw * Lanes);
            {{GradientOf("draw")}}
            ofMean += gradient;
            ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), ofLogVariance);
        }

        """);

    /// <summary>The gradient of the z at <c>place</c>.</summary>
    private string GradientOf(string draw) => _objective switch
    {
        { DrawsDivergence: false } => "TLanes gradient = TLanes.Load(ref dz, place);",
        { IsImportanceWeighted: false } => "TLanes gradient = TLanes.MultiplyAdd(ofDraw, TLanes.Load(ref z, place), TLanes.Load(ref dz, place));",
        _ => $"""
            TLanes ofDraw = TLanes.Broadcast(klWeight * Unsafe.Add(ref importanceWeights, {draw}));
            TLanes gradient = TLanes.MultiplyAdd(ofDraw, TLanes.Load(ref z, place), TLanes.Load(ref dz, place));
            """,
    };
}
