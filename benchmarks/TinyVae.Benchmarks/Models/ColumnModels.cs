namespace TinyVae.Benchmarks.Models;

/// <summary>What a pump is doing.</summary>
public enum PumpMode
{
    /// <summary>It stands.</summary>
    Off,

    /// <summary>It starts.</summary>
    Starting,

    /// <summary>It runs without load.</summary>
    Idle,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It stops.</summary>
    Stopping,
}

/// <summary>A reading of twelve columns, as a device gives it.</summary>
/// <param name="Pressure">Now and then missing.</param>
/// <param name="Temperature">Real.</param>
/// <param name="Level">Real.</param>
/// <param name="Vibration">Log-normal.</param>
/// <param name="Flow">Log-normal.</param>
/// <param name="Drift">With heavy tails.</param>
/// <param name="Starts">A count.</param>
/// <param name="Alarms">A count.</param>
/// <param name="IsOpen">Yes or no.</param>
/// <param name="IsRemote">Yes or no.</param>
/// <param name="Mode">One of five.</param>
/// <param name="Wear">0 to 3.</param>
public readonly record struct PumpReading(
    float? Pressure,
    float Temperature,
    float Level,
    [Positive] float Vibration,
    [Positive] float Flow,
    [StudentT] float Drift,
    uint Starts,
    uint Alarms,
    bool IsOpen,
    bool IsRemote,
    PumpMode Mode,
    [Ordinal(0, 3)] int Wear);

/// <summary>Readings as they are.</summary>
[Vae<PumpReading>(Encoder = ["32 silu"], Latent = 4, BatchSize = 64)]
public sealed partial class PumpReadings;
