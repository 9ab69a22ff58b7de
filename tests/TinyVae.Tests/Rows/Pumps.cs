using TinyVae.Tests.Models;

namespace TinyVae.Tests.Rows;

/// <summary>Readings of a pump, the same in every run.</summary>
internal static class Pumps
{
    public static Reading[] Readings(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => One(random))];
    }

    private static Reading One(Random random)
    {
        float load = random.NextSingle();
        return new Reading(
            20 + (3 * load), MathF.Exp(load), (uint)random.Next(9), load > 0.5, load > 0.7 ? PumpMode.High : PumpMode.Idle,
            (PumpWear)random.Next(3), random.Next(3) == 0 ? null : 4 * load, DateTime.UnixEpoch.AddHours(random.Next(99)))
        {
            Place = new(random.NextSingle(), random.NextSingle()),
            Grade = random.Next(4) == 0 ? null : random.Next(-1, 4),
            Drift = random.Next(5) == 0 ? double.NaN : random.NextSingle() - 0.5f,
            Alarms = random.Next(3),
        };
    }
}
