using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace TinyVae.Tests.Reproducibility;

/// <summary>
/// Parameters after a thousand steps, under settings of the runtime. Each run also trains by Gradients and Apply and refuses other
/// bits than Step's.
/// </summary>
public sealed class VectorWidthTests(VectorWidthTests.OwnChoice ownChoice) : IClassFixture<VectorWidthTests.OwnChoice>
{
    [NeedsFusedMultiplyAddTheory]
    [InlineData("eight lanes", "EnableAVX512=0")]
    [InlineData("four lanes", "EnableAVX512=0", "MaxVectorTBitWidth=128")]
    [InlineData("code optimized at once", "TieredCompilation=0")]
    [InlineData("quick code that is never replaced", "TC_CallCountThreshold=FFFFFF", "TC_OnStackReplacement=0")]
    [InlineData("quick code of four lanes", "TC_CallCountThreshold=FFFFFF", "TC_OnStackReplacement=0", "EnableAVX512=0", "MaxVectorTBitWidth=128")]
    [InlineData("no precompiled code", "ReadyToRun=0")]
    public void A_thousand_steps_give_the_same_bits_with(string setting, params string[] switches)
    {
        Assert.Contains("parameters", ownChoice.Run.Output);
        Assert.True(ownChoice.Run == SmokeRun.With(switches), $"{setting}: other bits than with the runtime's own choice");
    }

    [FusedMultiplyAddCanBeSwitchedOffFact]
    public void Without_fused_multiply_adds_training_gives_other_bits_and_nearly_the_same_losses()
    {
        var without = SmokeRun.With("EnableAVX2=0");

        Assert.NotEqual(ownChoice.Run, without);
        Assert.Equal(ownChoice.Run.Losses.Count, without.Losses.Count);
        foreach ((double[] losses, double[] fused) in without.Losses.Zip(ownChoice.Run.Losses))
        {
            Assert.True(losses[2] < losses[1] && losses[1] < losses[0], $"training did not lower the loss: {string.Join(", ", losses)}");
            // Rounding errors grow in the course of training: held together while they are small.
            Assert.Equal(fused[0], losses[0], 1e-6 * Math.Abs(fused[0]));
            Assert.Equal(fused[1], losses[1], 1e-3 * Math.Abs(fused[1]));
        }
    }

    /// <summary>What every other run is held against.</summary>
    public sealed class OwnChoice
    {
        internal SmokeRun Run { get; } = SmokeRun.With();
    }

    private sealed class NeedsFusedMultiplyAddTheoryAttribute : TheoryAttribute
    {
        public NeedsFusedMultiplyAddTheoryAttribute()
        {
            if (!Fma.IsSupported && !AdvSimd.IsSupported)
                Skip = "this processor has no fused multiply-add: products are rounded before they are added";
        }
    }

    private sealed class FusedMultiplyAddCanBeSwitchedOffFactAttribute : FactAttribute
    {
        public FusedMultiplyAddCanBeSwitchedOffFactAttribute()
        {
            if (!Fma.IsSupported)
                Skip = "the runtime can do without fused multiply-adds on x64 alone, and this processor has none or is another";
        }
    }
}
