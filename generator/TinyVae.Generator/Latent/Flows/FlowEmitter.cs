using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Latent;

/// <summary>A flow of the posterior, of whatever kind: the library's kernels, between the draw of z₀ and all that reads z.</summary>
internal sealed class FlowEmitter(StageForward forward, FlowPlan flow) : LatentStageEmitter(forward)
{
    public override string Initialization =>
        $"global::TinyVae.Kernels.{flow.Type}.Initialize(Parameters.Slice({flow.Offset}, {flow.End - flow.Offset}), {flow.Units}, seed);";

    public override void EmitMembers(SourceWriter writer) => writer.Write($"""
        /// <summary>z₀ → z by {flow.Words}, {flow.Formula}.</summary>
        public static void TransformLatent<TLanes>(Arena model, Arena inference, int draws, bool addTerms)
        {Fragments.OfLanes}
            => {flow.Type}.Forward<TLanes>(ref model.At({flow.Offset}), {Shape}, ref inference.At(Inference.Latent), ref inference.At(Inference.Latent), Inference.Stride, draws, ref addTerms ? ref inference.At(Inference.Divergences) : ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), 0, ref inference.At(Inference.Scratch));

        """);

    public override void EmitForward(SourceWriter writer) => writer.Write(
        $"{flow.Type}.Forward<TLanes>({Parameters}, {Shape}, {Forward.From.Ref}, {Forward.Z.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.Terms.Ref}, {Lines}, ref scratch);");

    public override void EmitBackward(SourceWriter writer) => writer.Write($"""
        if (share.From == 0)
            {flow.Type}.Prepare<TLanes>({Parameters}, {Shape}, ref Trainer.At(Training.{FlowPlan.Prepared})); // one member, for all
        TLanes flowPeak = {flow.Type}.Gradient<TLanes>({Parameters}, {Shape}, {Forward.From.Ref}, {Forward.Z.Ref}, {Forward.Z.Gradient!.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.TermWeights!.Ref}, {Saved(FlowPlan.OuterGradient)}, {Lines}, ref scratch);
        """);

    public override void EmitPeak(SourceWriter writer) => writer.Write("gradients = TLanes.MaxBits(gradients, flowPeak);");

    public override void EmitWeightGradient(SourceWriter writer, long parameterLength) => writer.Write(
        $"{flow.Type}.WeightGradient<TLanes, TUpdate>({OfTrainer(FlowPlan.Prepared)}, {Shape}, {OfTrainer(Forward.From.Buffer)}, {Draws.Stride}, {Draws.Of("rows")}, {OfTrainer(FlowPlan.OuterGradient)}, {OfTrainer(FlowPlan.Lines)}, {LineLength}, ref scratch.At(0), member, in update, {flow.Offset}, {parameterLength});");

    private string Parameters => $"ref Model.At({flow.Offset})";

    private string Shape => $"{flow.Steps}, {flow.Units}";

    private string Lines => $"{Saved(FlowPlan.Lines)}, {LineLength}";

    /// <summary>What the flow saves in a buffer, as an argument.</summary>
    private string Saved(string buffer) => Forward.Saved.First(value => value.Buffer == buffer).Ref;

    private static string OfTrainer(string buffer) => $"ref trainer.At(Training.{buffer})";
}
