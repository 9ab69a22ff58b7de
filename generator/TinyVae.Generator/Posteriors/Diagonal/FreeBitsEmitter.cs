using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>The divergence in closed form, of each unit apart: what it has over the batch decides its weight.</summary>
internal sealed class FreeBitsEmitter(PosteriorSample sample) : ClosedFormEmitter(sample)
{
    private int UnitPanels => PanelMath.Panels(Units);

    protected override string SampleParameters => ", ref float unitDivergences";

    protected override string SampleArguments => $", {Operation.UnitDivergences!.Ref}";

    protected override string KlParameters => "ref float klScales";

    protected override string KlArguments => "ref scratch";

    protected override string Beta => "β is each unit's KL weight over the rows";

    protected override string Sum => "ofUnits";

    public override void EmitGradient(SourceWriter writer)
    {
        writer.Write($"""
            member.Barrier(); // until all have their part of each unit's divergence
            FreeBits.Weigh<TLanes>(ref Trainer.At(Training.UnitDivergences), batchRows, {Units}, {Number.Literal(Operation.Objective.FreeBits)}f, KlWeight * scale, ref scratch);
            """);
        base.EmitGradient(writer);
    }

    protected override void EmitSampleRows(SourceWriter writer)
    {
        writer.Write("TLanes ofUnits = TLanes.Zero;");
        base.EmitSampleRows(writer);
        writer.BlankLine();
        writer.Write($"""
            TLanes.Store(ofUnits * half, ref unitDivergences, (nuint)(first * {UnitPanels} + unit));
            sum += ofUnits;
            """);
    }

    protected override void EmitScales(SourceWriter writer)
    {
    }

    protected override void EmitScalesOfUnits(SourceWriter writer) => writer.Write("TLanes beta = TLanes.Load(ref klScales, (nuint)unit);");
}
