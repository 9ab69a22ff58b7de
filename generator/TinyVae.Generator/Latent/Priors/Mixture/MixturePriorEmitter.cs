using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Latent;

/// <summary>A mixture of Gaussians as the prior: the library's kernels, with rows of z in their lanes.</summary>
internal sealed class MixturePriorEmitter(StageForward forward, MixturePriorPlan prior) : LatentStageEmitter(forward)
{
    public override string Initialization =>
        $"global::TinyVae.Kernels.MixturePrior.Initialize(Parameters.Slice({prior.Offset}, {prior.End - prior.Offset}), {prior.Components}, {prior.Units}, seed);";

    public override void EmitMembers(SourceWriter writer) => writer.Write($"""
        /// <summary>p(z) = {prior.Formula}.</summary>
        private static MixturePrior Prior(Arena model, ref float scratch) =>
            new(ref model.At({prior.Offset}), ref scratch, {prior.Components}, {prior.Units});

        /// <summary>log N(z; 0, I) − log p(z), added to the divergence of each draw.</summary>
        public static void AddPriorTerms<TLanes>(Arena model, Arena scratch, int draws)
        {Fragments.OfLanes}
            => Prior(model, ref scratch.At(Inference.Workspace)).AddTerms<TLanes>(ref scratch.At(Inference.Latent), Inference.Stride, draws, ref scratch.At(Inference.Divergences));

        /// <summary>ε → z from the prior.</summary>
        public static void DrawPrior<TLanes>(Arena model, Arena scratch, RandomKey key, int firstRow, int rows)
        {Fragments.OfLanes}
            => Prior(model, ref scratch.At(Inference.Workspace)).Draw<TLanes>(key, firstRow, rows, ref scratch.At(Inference.Latent), Inference.Stride);

        """);

    public override void EmitForward(SourceWriter writer) => writer.Write(
        $"TLanes priorPeak = {Prior}.AddTermsSaving<TLanes>({Forward.Z.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.Terms.Ref}, {Responsibilities});");

    public override void EmitBackward(SourceWriter writer) => writer.Write(
        $"{Prior}.Gradient<TLanes>({Forward.Z.Ref}, {Forward.Z.Gradient!.Ref}, {Draws.Stride}, {Draws.Count}, {Forward.TermWeights!.Ref}, {Responsibilities});");

    public override void EmitPeak(SourceWriter writer) =>
        writer.Write("gradients = TLanes.MaxBits(gradients, priorPeak * TLanes.Broadcast(KlWeight * scale));");

    public override void EmitWeightGradient(SourceWriter writer, long parameterLength) => writer.Write(
        $"Prior(model, ref scratch.At(0)).WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{Forward.Z.Buffer}), {Draws.Stride}, {Draws.Of("rows")}, ref trainer.At(Training.{MixturePriorPlan.Responsibilities}), {LineLength}, member, in update, {prior.Offset});");

    private string Prior => "Prior(Model, ref scratch)";

    private string Responsibilities => $"{Saved(MixturePriorPlan.Responsibilities)}, {LineLength}";
}
