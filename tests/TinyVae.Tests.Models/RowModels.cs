namespace TinyVae.Tests.Models;

// Rows that are values of a type.

public enum PumpMode
{
    Off,
    Idle = 5,
    High = -3,
    Resting = 5,
}

public enum PumpWear
{
    New,
    Used,
    Worn,
}

public record Position(float X, double Y);

public readonly record struct Reading(
    float Temperature,
    [Positive] float Vibration,
    uint Starts,
    bool Running,
    PumpMode Mode,
    [Ordinal] PumpWear Wear,
    float? Pressure,
    [Ignore] DateTime At)
{
    public Position Place { get; init; } = new(0, 0);

    [Ordinal(-1, 3)]
    public int? Grade { get; init; }

    [MayBeMissing]
    [StudentT]
    public double Drift { get; init; }

    [Poisson]
    public long Alarms { get; init; }
}

[Vae<Reading>(Encoder = ["20 silu"], Latent = 3, BatchSize = 20)]
public sealed partial class PumpModel;

public sealed class Sample
{
    public float Weight { get; set; }

    [Condition]
    public PumpMode Site { get; set; }

    public bool? IsWhole { get; set; }

    [Ignore]
    public string Label { get; set; } = "";

    [Condition]
    public float Age { get; set; }
}

[Vae<Sample>(Encoder = ["9 tanh"], Latent = 2, BatchSize = 7)]
public sealed partial class SampleModel;
