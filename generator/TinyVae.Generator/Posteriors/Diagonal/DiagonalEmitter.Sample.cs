using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The kernel that draws z and adds up the divergence.</summary>
internal abstract partial class DiagonalEmitter
{
    /// <summary>What the kernel takes beside the heads, the noise, z and the divergences.</summary>
    protected virtual string SampleParameters => "";

    /// <summary>What a step gives it for <see cref="SampleParameters"/>.</summary>
    protected virtual string SampleArguments => "";

    /// <summary>The divergence, as a formula.</summary>
    protected abstract string Divergence { get; }

    /// <summary>What the log-variances become, with d the derivative of their bound, as a formula.</summary>
    protected abstract string LogVariancesLeft { get; }

    /// <summary>The same in code.</summary>
    protected abstract string LogVariances { get; }

    /// <summary>What the sum of a block of rows is multiplied by.</summary>
    protected virtual string ScaleOfSum => "half";

    /// <summary>What a row adds to the sum before it is drawn from.</summary>
    protected virtual void EmitDivergenceOfRow(SourceWriter writer)
    {
    }

    /// <summary>The noise at <c>place</c> becomes z, with <c>scaledNoise</c> on the way.</summary>
    protected abstract void EmitReparameterization(SourceWriter writer, string draw);

    /// <summary>The rows of a block in a panel of units.</summary>
    protected virtual void EmitSampleRows(SourceWriter writer)
    {
        using (writer.Block("for (int row = first; row < Math.Min(first + Lanes, rows); row++)"))
            EmitSampleRow(writer);
    }

    private void EmitSampleKernel(SourceWriter writer)
    {
        writer.Write($"""
            /// <summary>
            /// z = μ + σ·ε (Kingma and Welling, 2014, section 2.4); and {Divergence}
            /// With d the derivative of the bound of log σ², the log-variances become {LogVariancesLeft} and the noise ½·σε·d: what the
            /// gradient needs.
            /// </summary>
            """);
        writer.Write(Fragments.Hot);
        using (writer.Member($"public static void Sample<TLanes>(ref float heads, ref float noise, ref float z, ref float divergences{SampleParameters}, int rows)\n{Fragments.OfLanes}"))
        {
            writer.Write("TLanes half = TLanes.Broadcast(0.5f);");
            using (writer.Block("for (int first = 0; first < rows; first += Lanes)"))
            {
                writer.Write("TLanes sum = TLanes.Zero;");
                using (writer.Block("for (int unit = 0; unit < Units; unit += Lanes)"))
                {
                    writer.Write("TLanes units = TLanes.FirstLanes(Units - unit);");
                    EmitSampleRows(writer);
                }

                writer.BlankLine();
                writer.Write($"TLanes.Store(sum * {ScaleOfSum}, ref divergences, (nuint)first);");
            }
        }
    }

    private void EmitSampleRow(SourceWriter writer)
    {
        writer.Write("""
            ref float ofRow = ref Unsafe.Add(ref heads, row * Lanes);
            PairedHeads.Load(ref ofRow, unit, LastPanel, Training.Stride, out TLanes mean, out TLanes raw);
            mean &= units;
            TLanes logVariance = LogVariance.Bound(raw & units, out TLanes derivative);
            TLanes deviation = LaneMath.ExpModerate(logVariance * half);
            """);
        EmitDivergenceOfRow(writer);
        writer.Write("derivative *= half;");
        if (HasManyDraws)
        {
            using (writer.Block($"for (int draw = row * {Samples}; draw < (row + 1) * {Samples}; draw++)"))
                EmitDraw(writer, "draw");
            writer.BlankLine();
        }
        else
        {
            EmitDraw(writer, "row");
        }

        writer.Write($"PairedHeads.Store(mean, {LogVariances}, ref ofRow, unit, LastPanel, Training.Stride);");
    }

    private void EmitDraw(SourceWriter writer, string draw)
    {
        writer.Write($"nuint place = (nuint)(unit / Lanes * {Operation.Z.Rows.Stride} + {draw} * Lanes);");
        EmitReparameterization(writer, draw);
        writer.Write("TLanes.Store(scaledNoise * derivative, ref noise, place);");
    }
}
