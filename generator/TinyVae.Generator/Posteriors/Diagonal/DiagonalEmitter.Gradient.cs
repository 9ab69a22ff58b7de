using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The kernel that makes the gradients of the heads out of that of z.</summary>
internal abstract partial class DiagonalEmitter
{
    /// <summary>What the kernel takes beside the heads, the noise and the gradient of z.</summary>
    protected virtual string GradientParameters => "";

    /// <summary>What a step gives it for <see cref="GradientParameters"/>.</summary>
    protected virtual string GradientArguments => "";

    /// <summary>The weight of the divergence, as the kernel takes it.</summary>
    protected virtual string KlParameters => "float klScale";

    /// <summary>What a step gives it for <see cref="KlParameters"/>.</summary>
    protected virtual string KlArguments => "KlWeight * scale";

    /// <summary>What the gradients of the heads become, as a formula.</summary>
    protected abstract string GradientFormula { get; }

    /// <summary>What β is in it.</summary>
    protected virtual string Beta => "β is the KL weight over the rows";

    /// <summary>How a row's mean is named, where the gradient needs it.</summary>
    protected abstract string Mean { get; }

    /// <summary>The gradient of the mean before the draws of a row are added to it.</summary>
    protected abstract string GradientOfMean { get; }

    /// <summary>The same of the one draw of a row.</summary>
    protected abstract string GradientOfMeanOfOneDraw { get; }

    /// <summary>The scales of all units and rows.</summary>
    protected virtual void EmitScales(SourceWriter writer) => writer.Write("TLanes beta = TLanes.Broadcast(klScale);");

    /// <summary>The scales of a panel of units.</summary>
    protected virtual void EmitScalesOfUnits(SourceWriter writer)
    {
    }

    /// <summary>The <c>gradient</c> of the z at <c>place</c>.</summary>
    protected abstract void EmitGradientOfDraw(SourceWriter writer, string draw);

    private void EmitGradientKernel(SourceWriter writer)
    {
        writer.Write($"/// <summary>What Sample left becomes the gradients of the heads: {GradientFormula}; {Beta}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"public static void Gradient<TLanes>(ref float heads, ref float noise, ref float dz{GradientParameters}, int rows, {KlParameters})\n{Fragments.OfLanes}"))
        {
            EmitScales(writer);
            writer.Write("TLanes smallest = TLanes.Broadcast(1e-24f); // units that the data do not need fade to 0, and what follows them would be denormal, and slow");
            using (writer.Block("for (int unit = 0; unit < Units; unit += Lanes)"))
            {
                EmitScalesOfUnits(writer);
                using (writer.Block("for (int row = 0; row < rows; row++)"))
                    EmitGradientRow(writer);
            }
        }
    }

    private void EmitGradientRow(SourceWriter writer)
    {
        if (!HasManyDraws)
            writer.Write("nuint place = (nuint)(unit / Lanes * Training.Stride + row * Lanes);");
        writer.Write($"""
            ref float ofRow = ref Unsafe.Add(ref heads, row * Lanes);
            PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out {Mean}, out TLanes scaledVariance);
            """);
        if (HasManyDraws)
        {
            EmitGradientOfDraws(writer);
        }
        else
        {
            EmitGradientOfDraw(writer, "row");
            writer.Write($"""
                TLanes ofMean = {GradientOfMeanOfOneDraw};
                TLanes ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), beta * scaledVariance);
                """);
        }

        writer.Write("PairedHeads.Store(TLanes.ZeroBelow(ofMean, smallest), TLanes.ZeroBelow(ofLogVariance, smallest), ref ofRow, unit, LastPanel, Training.Stride);");
    }

    private void EmitGradientOfDraws(SourceWriter writer)
    {
        writer.Write($"""
            TLanes ofMean = {GradientOfMean};
            TLanes ofLogVariance = beta * scaledVariance;
            """);
        using (writer.Block($"for (int draw = row * {Samples}; draw < (row + 1) * {Samples}; draw++)"))
        {
            writer.Write("nuint place = (nuint)(unit / Lanes * Training.DrawStride + draw * Lanes);");
            EmitGradientOfDraw(writer, "draw");
            writer.Write("""
                ofMean += gradient;
                ofLogVariance = TLanes.MultiplyAdd(gradient, TLanes.Load(ref noise, place), ofLogVariance);
                """);
        }

        writer.BlankLine();
    }
}
