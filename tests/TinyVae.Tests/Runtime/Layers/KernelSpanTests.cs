using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Layers;

/// <summary>Which taps of a kernel bring which positions of both sides together, held against big = small · stride + tap − padding.</summary>
public sealed class KernelSpanTests
{
    private static IEnumerable<(int Kernel, int Stride, int Padding, int Big, int Small)> Windows =>
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 4)
        from padding in Enumerable.Range(0, 5)
        from big in Enumerable.Range(1, 9)
        where kernel <= big + 2 * padding
        select (kernel, stride, padding, big, (big + 2 * padding - kernel) / stride + 1);

    [Fact]
    public void A_small_position_has_the_taps_whose_big_position_is_within_the_border_one_after_another()
    {
        foreach ((int kernel, int stride, int padding, int big, int small) in Windows)
        {
            for (int position = 0; position < small; position++)
            {
                var span = KernelSpan.OfSmall(position, kernel, stride, padding, big);
                (int Tap, int Big)[] expected =
                [
                    .. Enumerable.Range(0, kernel)
                        .Select(tap => (Tap: tap, Big: position * stride + tap - padding))
                        .Where(pair => pair.Big >= 0 && pair.Big < big),
                ];
                Assert.Equal(expected, Enumerable.Range(0, span.Count).Select(i => (span.First + i, span.Position + i)));
            }
        }
    }

    [Fact]
    public void A_big_position_has_the_taps_whose_small_position_is_there_a_stride_from_each_other()
    {
        foreach ((int kernel, int stride, int padding, int big, int small) in Windows)
        {
            for (int position = 0; position < big; position++)
            {
                var span = KernelSpan.OfBig(position, kernel, stride, padding, small);
                (int Tap, int Small)[] expected =
                [
                    .. Enumerable.Range(0, kernel)
                        .Where(tap => position + padding - tap >= 0 && (position + padding - tap) % stride == 0)
                        .Select(tap => (Tap: tap, Small: (position + padding - tap) / stride))
                        .Where(pair => pair.Small < small),
                ];
                Assert.Equal(expected, Enumerable.Range(0, span.Count).Select(i => (span.First + i * stride, span.Position - i)));
            }
        }
    }

    [Fact]
    public void A_tap_brings_those_positions_together_that_have_it()
    {
        foreach ((int kernel, int stride, int padding, int big, int small) in Windows)
        {
            for (int tap = 0; tap < kernel; tap++)
            {
                var span = KernelSpan.OfTap(tap, stride, padding, big, small);
                (int Small, int Big)[] expected =
                [
                    .. Enumerable.Range(0, small)
                        .Select(position => (Small: position, Big: position * stride + tap - padding))
                        .Where(pair => pair.Big >= 0 && pair.Big < big),
                ];
                Assert.Equal(expected, Enumerable.Range(0, span.Count).Select(i => (span.First + i, span.Position + i * stride)));
            }
        }
    }
}
