using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Latent;

/// <summary>A learned prior, of whatever kind: the library's kernels, which read z on its way to the decoder.</summary>
internal sealed class PriorEmitter(StageForward forward, PriorPlan prior) : LatentStageEmitter(forward)
{
    public override string Initialization =>
        $"global::TinyVae.Kernels.{prior.Type}.Initialize(Parameters.Slice({prior.Offset}, {prior.End - prior.Offset}), {prior.Shape}, seed);";

    public override void EmitMembers(SourceWriter writer) => writer.Write($"""
        /// <summary>p(z) = {prior.Formula}.</summary>
        private static {prior.Type} Prior(Arena model, ref float scratch) =>
            new(ref model.At({prior.Offset}), ref scratch, {prior.Shape});

        /// <summary>log N(z; 0, I) − log p(z), added to the divergence of each draw.</summary>
        public static void AddPriorTerms<TLanes>(Arena model, Arena inference, int draws)
        {Fragments.OfLanes}
            => Prior(model, ref inference.At(Inference.Scratch)).AddTerms<TLanes>(ref inference.At(Inference.Latent), Inference.Stride, draws, ref inference.At(Inference.Divergences));

        /// <summary>ε → z from the prior.</summary>
        public static void DrawPrior<TLanes>(Arena model, Arena inference, RandomKey key, int firstRow, int rows)
        {Fragments.OfLanes}
            => Prior(model, ref inference.At(Inference.Scratch)).Draw<TLanes>(key, firstRow, rows, ref inference.At(Inference.Latent), Inference.Stride);

        """);

    public override void EmitForward(SourceWriter writer) => writer.Write(
        $"TLanes priorPeak = {Prior}.AddTermsSaving<TLanes>({Forward.Z.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.Terms.Ref}, {Saved});");

    public override void EmitBackward(SourceWriter writer) => writer.Write(
        $"{Prior}.Gradient<TLanes>({Forward.Z.Ref}, {Forward.Z.Gradient!.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.TermWeights!.Ref}, {Saved});");

    public override void EmitPeak(SourceWriter writer) =>
        writer.Write("gradients = TLanes.MaxBits(gradients, priorPeak * TLanes.Broadcast(KlWeight * scale));");

    public override void EmitWeightGradient(SourceWriter writer, long parameterLength) => writer.Write(
        $"Prior(model, ref scratch.At(0)).WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{Forward.Z.Buffer}), {Draws.Stride}, {Draws.Of("rows")}, ref trainer.At(Training.{Forward.Saved.Single().Buffer}), {LineLength}, member, in update, {prior.Offset});");

    private string Prior => "Prior(Model, ref scratch)";

    private string Saved => $"{Forward.Saved.Single().Ref}, {LineLength}";
}
