using System.Text.RegularExpressions;
using Xunit;

namespace TinyVae.Tests.Reproducibility;

/// <summary>
/// What the JIT inlines into one method is limited. Beyond the limit it calls each operation on registers, which shows in no result and
/// takes a third longer: the wider the code beside the registers, the sooner.
/// </summary>
public sealed partial class InliningTests
{
    [Theory]
    [InlineData("its own choice")]
    [InlineData("eight lanes", "EnableAVX512=0")]
    [InlineData("four lanes", "EnableAVX512=0", "MaxVectorTBitWidth=128")]
    public void No_operation_on_registers_is_a_call_with(string width, params string[] switches)
    {
        string listing = Path.GetTempFileName();
        try
        {
            SmokeRun.With([.. switches, "TieredCompilation=0", "JitDisasmSummary=1", $"JitStdOutFile={listing}"]);
            string compiled = File.ReadAllText(listing);

            Assert.Contains("TinyVae.Numerics.RowPairs:FillPanels[TinyVae.Numerics.Lanes", compiled);
            Assert.True(!Operation().IsMatch(compiled), $"{width}: {string.Join(", ", Operation().Matches(compiled).Select(match => match.Value))}");
        }
        finally
        {
            File.Delete(listing);
        }
    }

    [GeneratedRegex(@"TinyVae\.Numerics\.(?:Lanes\d+|LaneMath):[^\[(]+")]
    private static partial Regex Operation();
}
