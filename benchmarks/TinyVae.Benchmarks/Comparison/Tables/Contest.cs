using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>What every table is measured with.</summary>
/// <param name="Turns">How often and how long.</param>
/// <param name="Compiler">Makes the peers in C.</param>
/// <param name="Torch">PyTorch, where there is one.</param>
internal sealed record Contest(Turns Turns, CCompiler Compiler, Torch? Torch);
