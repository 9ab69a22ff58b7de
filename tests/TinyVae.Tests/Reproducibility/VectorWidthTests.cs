using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace TinyVae.Tests.Reproducibility;

/// <summary>The smoke test's program, which prints losses and fingerprints of parameters, under settings of the runtime.</summary>
public sealed class VectorWidthTests
{
    [NeedsFusedMultiplyAddTheory]
    [InlineData("eight lanes", "EnableAVX512=0")]
    [InlineData("four lanes", "EnableAVX512=0", "MaxVectorTBitWidth=128")]
    [InlineData("code optimized at once", "TieredCompilation=0")]
    [InlineData("quick code that is never replaced", "TC_CallCountThreshold=FFFFFF", "TC_OnStackReplacement=0")]
    [InlineData("no precompiled code", "ReadyToRun=0")]
    public void Training_gives_the_same_bits_with(string setting, params string[] switches)
    {
        string expected = Run([]);

        Assert.Contains("parameters", expected);
        Assert.True(expected == Run(switches), $"{setting}: other bits than with the runtime's own choice");
    }

    private static string Run(IEnumerable<string> switches)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "TinyVae.AotSmoke.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program]) { RedirectStandardOutput = true };
        foreach (string[] parts in switches.Select(text => text.Split('=')))
            start.Environment["DOTNET_" + parts[0]] = parts[1];
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>Without fused multiply-adds products are rounded before they are added, and the bits are others.</summary>
    private sealed class NeedsFusedMultiplyAddTheoryAttribute : TheoryAttribute
    {
        public NeedsFusedMultiplyAddTheoryAttribute()
        {
            if (!Fma.IsSupported && !AdvSimd.IsSupported)
                Skip = "this processor has no fused multiply-add";
        }
    }
}
