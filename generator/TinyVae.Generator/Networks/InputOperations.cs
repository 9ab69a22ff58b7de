using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Networks;

/// <summary>The batch is laid into panels.</summary>
/// <param name="Input">The rows, their conditions included.</param>
internal sealed record LoadBatch(Value Input) : Operation
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [Input];
}

/// <summary>What the encoder reads in place of x.</summary>
/// <param name="Corruption">What is done to x.</param>
/// <param name="Features">Features of x, without a condition behind them.</param>
/// <param name="X">The data.</param>
/// <param name="Corrupted">What comes out.</param>
internal sealed record Corrupt(CorruptionModel Corruption, int Features, Value X, Value Corrupted) : Operation
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Corrupted];
}

/// <summary>ε ~ N(0, I), drawn or given.</summary>
/// <param name="Noise">Where it goes.</param>
internal sealed record DrawNoise(Value Noise) : Operation
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [Noise];
}
