using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Tests.Comparison;

/// <summary>All of a comparison use registers of the same width: what the runtime leaves alone, the peers leave alone.</summary>
public sealed class VectorWidthTests
{
    private static readonly VectorWidth Wide = new(512, IsHeldBack: false);
    private static readonly VectorWidth HeldBack = new(256, IsHeldBack: true);
    private static readonly VectorWidth Narrow = new(256, IsHeldBack: false);

    [Fact]
    public void The_width_is_what_this_process_may_use()
    {
        Assert.Equal(Avx512F.IsSupported || Vector512.IsHardwareAccelerated, VectorWidth.Current.Bits == 512);
        Assert.False(Avx512F.IsSupported && VectorWidth.Current.IsHeldBack);
    }

    [Fact]
    public void The_report_says_what_was_turned_off()
    {
        Assert.Equal("registers of 512 bits", Wide.ToString());
        Assert.Equal("registers of 256 bits (AVX-512 turned off)", HeldBack.ToString());
        Assert.Equal("registers of 256 bits", Narrow.ToString());
    }

    [Fact]
    public void With_AVX_512_the_compiler_is_told_to_use_its_widest_registers() =>
        Assert.Equal(
            ["-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512"], CCompiler.Flags(Architecture.X64, Wide));

    [Fact]
    public void With_AVX_512_turned_off_the_compiler_leaves_it_alone() =>
        Assert.Equal(["-O3", "-march=native", "-ffast-math", "-mno-avx512f"], CCompiler.Flags(Architecture.X64, HeldBack));

    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void A_processor_without_AVX_512_needs_no_option(Architecture architecture) =>
        Assert.Equal(["-O3", "-march=native", "-ffast-math"], CCompiler.Flags(architecture, Narrow));

    [Fact]
    public void With_AVX_512_turned_off_every_library_leaves_it_alone()
    {
        Dictionary<string, string> variables = PeerEnvironment.Variables(HeldBack);
        Assert.Equal("Haswell", variables["OPENBLAS_CORETYPE"]);
        Assert.Equal("AVX2", variables["ONEDNN_MAX_CPU_ISA"]);
        Assert.Equal("AVX2", variables["DNNL_MAX_CPU_ISA"]);
        Assert.Equal("hsw", variables["LIBXSMM_TARGET"]);
        Assert.Equal("avx2", variables["ATEN_CPU_CAPABILITY"]);
    }

    [Fact]
    public void A_library_on_a_processor_without_AVX_512_chooses_itself() =>
        Assert.Equal(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"], PeerEnvironment.Variables(Narrow).Keys.Order());

    [Fact]
    public void Every_peer_runs_on_one_thread_at_any_width()
    {
        foreach (VectorWidth width in new[] { Wide, HeldBack, Narrow })
        {
            Dictionary<string, string> variables = PeerEnvironment.Variables(width);
            Assert.Equal(("1", "1"), (variables["OMP_NUM_THREADS"], variables["OPENBLAS_NUM_THREADS"]));
        }
    }

    [Fact]
    public void A_peer_starts_under_the_variables_of_this_process()
    {
        var environment = PeerEnvironment.Start("program", []).Environment;
        foreach ((string name, string value) in PeerEnvironment.Variables(VectorWidth.Current))
            Assert.Equal(Environment.GetEnvironmentVariable(name) ?? value, environment[name]);
    }
}
