using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Corruption;

public sealed class CorruptionTests
{
    private const int Rows = 400;
    private const int Features = 37;
    private const int Panels = 3;
    private const int Stride = (Rows + 1) * Lanes.Count;
    private const float Level = 0.3f;
    private static readonly RandomKey Key = RandomKey.From(11, RandomStream.Corruption);

    [Fact]
    public void Gaussian_noise_has_the_levels_deviation()
    {
        float[] clean = Clean();
        float[] corrupted = Apply<Lanes256, GaussianCorruption>();
        double[] noise = [.. Cells().Select(cell => (corrupted[cell.Place] - (double)clean[cell.Place]) / Level)];
        Array.Sort(noise);
        double distance = noise.Select((value, i) => Math.Abs(DoubleMath.NormalCumulative(value) - ((i + 0.5) / noise.Length))).Max();
        Assert.True(distance < 1.63 / Math.Sqrt(noise.Length), $"The distance of Kolmogorov and Smirnov is {distance}.");
    }

    [Fact]
    public void A_mask_sets_as_many_features_to_0_as_the_level_says_and_keeps_the_others()
    {
        float[] clean = Clean();
        float[] corrupted = Apply<Lanes256, MaskCorruption>();
        int masked = 0;
        foreach (var (place, _, _) in Cells())
        {
            if (corrupted[place] == 0f)
                masked++;
            else
                Assert.Equal(clean[place], corrupted[place]);
        }

        AssertShare(Level, masked);
    }

    [Fact]
    public void Salt_and_pepper_are_equally_frequent_and_keep_the_others()
    {
        float[] clean = Clean();
        float[] corrupted = Apply<Lanes256, SaltPepperCorruption>();
        int salt = 0;
        int pepper = 0;
        foreach (var (place, _, _) in Cells())
        {
            if (corrupted[place] == 1f)
                salt++;
            else if (corrupted[place] == 0f)
                pepper++;
            else
                Assert.Equal(clean[place], corrupted[place]);
        }

        AssertShare(Level / 2, salt);
        AssertShare(Level / 2, pepper);
    }

    [Fact]
    public void Lanes_beyond_the_features_become_0_and_rows_beyond_the_rows_stay() => EveryKind(new Padding());

    [Fact]
    public void The_bits_are_the_same_at_every_width() => EveryKind(new Widths());

    [Fact]
    public void A_row_is_corrupted_the_same_whatever_the_share_it_is_in() => EveryKind(new Shares());

    [Fact]
    public void Nothing_is_corrupted_at_level_0() => EveryKind(new LevelZero());

    [Fact]
    public void Every_bit_of_a_row_and_of_a_feature_has_a_part_in_what_becomes_of_it() => EveryKind(new Keys());

    [Fact]
    public void An_odd_first_row_is_refused()
    {
        float[] panels = new float[Panels * Stride];
        Assert.Throws<ArgumentOutOfRangeException>(
            "firstRow", () => CorruptionPass.Apply<Lanes128, MaskCorruption>(Key, Level, 3, 1, Features, ref panels[0], ref panels[0], Stride));
    }

    private static void EveryKind(ICheck check)
    {
        check.Run<GaussianCorruption>();
        check.Run<MaskCorruption>();
        check.Run<SaltPepperCorruption>();
    }

    private static float[] Apply<TLanes, TCorruption>(float level = Level)
        where TLanes : struct, ILanes<TLanes>
        where TCorruption : struct, ICorruption
    {
        float[] clean = Clean();
        float[] corrupted = [.. Enumerable.Repeat(-99f, clean.Length)];
        CorruptionPass.Apply<TLanes, TCorruption>(Key, level, 0, Rows, Features, ref clean[0], ref corrupted[0], Stride);
        return corrupted;
    }

    /// <summary>Values between 0.25 and 0.75 in panels, so that neither 0 nor 1 is among them.</summary>
    private static float[] Clean()
    {
        var random = new Random(2);
        float[] clean = new float[Panels * Stride];
        foreach (var (place, _, _) in Cells())
            clean[place] = 0.25f + (random.NextSingle() / 2);
        return clean;
    }

    private static IEnumerable<(int Place, int Row, int Feature)> Cells()
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int feature = 0; feature < Features; feature++)
                yield return ((feature / Lanes.Count * Stride) + (row * Lanes.Count) + (feature % Lanes.Count), row, feature);
        }
    }

    private static void AssertShare(double expected, int count)
    {
        const int cells = Rows * Features;
        Assert.Equal(expected, (double)count / cells, 3 * Math.Sqrt(expected * (1 - expected) / cells));
    }

    private interface ICheck
    {
        void Run<TCorruption>()
            where TCorruption : struct, ICorruption;
    }

    private sealed class Keys : ICheck
    {
        public void Run<TCorruption>()
            where TCorruption : struct, ICorruption
        {
            const int Some = 64;
            const int Many = Some * Lanes.Count;
            float[] clean = [.. Enumerable.Repeat(0.5f, Many)];
            int[] firstRows = [0, .. Enumerable.Range(6, 25).Select(bit => 1 << bit)];
            Assert.Equal(
                firstRows.Length, firstRows.Select(first => string.Join(' ', Corrupted(first, Some, Lanes.Count))).Distinct().Count());

            // 64 rows in one panel, and two rows over 32 panels.
            AssertNoPeriod(Corrupted(0, Some, Lanes.Count), Lanes.Count);
            AssertNoPeriod(Corrupted(0, 2, Many / 2), 2 * Lanes.Count);

            float[] Corrupted(int firstRow, int rows, int features)
            {
                float[] corrupted = new float[Many];
                CorruptionPass.Apply<Lanes256, TCorruption>(
                    Key, Level, firstRow, rows, features, ref clean[0], ref corrupted[0], rows * Lanes.Count);
                return corrupted;
            }
        }

        private static void AssertNoPeriod(float[] values, int first)
        {
            for (int distance = first; distance < values.Length; distance *= 2)
                Assert.NotEqual(values[distance..], values[..^distance]);
        }
    }

    private sealed class Padding : ICheck
    {
        public void Run<TCorruption>()
            where TCorruption : struct, ICorruption
        {
            float[] corrupted = Apply<Lanes256, TCorruption>();
            for (int row = 0; row <= Rows; row++)
            {
                for (int feature = row < Rows ? Features : 0; feature < Panels * Lanes.Count; feature++)
                {
                    int place = (feature / Lanes.Count * Stride) + (row * Lanes.Count) + (feature % Lanes.Count);
                    Assert.Equal(row < Rows ? 0f : -99f, corrupted[place]);
                }
            }
        }
    }

    private sealed class Widths : ICheck
    {
        public void Run<TCorruption>()
            where TCorruption : struct, ICorruption
        {
            float[] at512 = Apply<Lanes512, TCorruption>();
            Close.SameBits(at512, Apply<Lanes256, TCorruption>());
            Close.SameBits(at512, Apply<Lanes128, TCorruption>());
        }
    }

    private sealed class Shares : ICheck
    {
        public void Run<TCorruption>()
            where TCorruption : struct, ICorruption
        {
            const int split = 48;
            float[] clean = Clean();
            float[] corrupted = [.. Enumerable.Repeat(-99f, clean.Length)];
            CorruptionPass.Apply<Lanes256, TCorruption>(Key, Level, 0, split, Features, ref clean[0], ref corrupted[0], Stride);
            const int next = split * Lanes.Count;
            CorruptionPass.Apply<Lanes256, TCorruption>(Key, Level, split, Rows - split, Features, ref clean[next], ref corrupted[next], Stride);
            Assert.Equal(Apply<Lanes256, TCorruption>(), corrupted);
        }
    }

    private sealed class LevelZero : ICheck
    {
        public void Run<TCorruption>()
            where TCorruption : struct, ICorruption
        {
            float[] clean = Clean();
            float[] corrupted = Apply<Lanes256, TCorruption>(level: 0f);
            Assert.All(Cells(), cell => Assert.Equal(clean[cell.Place], corrupted[cell.Place]));
        }
    }
}
