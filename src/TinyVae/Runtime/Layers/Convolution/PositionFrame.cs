using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The positions of a single row within a border of zeros, so that every tap of a kernel finds one wherever it stands:
/// [height][width][channels], one float after another.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PositionFrame
{
    /// <summary>Lays a row into a frame.</summary>
    /// <param name="panels">The row in its first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="height">Rows of positions.</param>
    /// <param name="width">Positions of each.</param>
    /// <param name="channels">Channels of each.</param>
    /// <param name="top">Rows of zeros ahead of them.</param>
    /// <param name="left">Zeros ahead of each row.</param>
    /// <param name="frameHeight">Rows of the frame; rows of positions that do not fit are left out.</param>
    /// <param name="frameWidth">Positions of a row of the frame; those that do not fit are left out.</param>
    /// <param name="frame">The frame, with room for 16 floats more.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load<TLanes>(
        ref float panels, int stride, int height, int width, int channels, int top, int left, int frameHeight, int frameWidth, ref float frame)
        where TLanes : struct, ILanes<TLanes>
    {
        int length = frameHeight * frameWidth * channels;
        for (int place = 0; place < length; place += Lanes.Count)
            TLanes.Store(TLanes.Zero, ref frame, (nuint)place);
        int count = Math.Min(width, frameWidth - left) * channels;
        for (int row = 0; row < Math.Min(height, frameHeight - top); row++)
        {
            ref float target = ref Unsafe.Add(ref frame, ((top + row) * frameWidth + left) * channels);
            int feature = row * width * channels;
            for (int behind = count; behind > 0;)
            {
                ref float source = ref Unsafe.Add(ref panels, feature / Lanes.Count * stride + feature % Lanes.Count);
                int run = Math.Min(behind, Lanes.Count - feature % Lanes.Count);
                if (run == Lanes.Count)
                {
                    TLanes.Store(TLanes.Load(ref source, 0), ref target, 0);
                }
                else
                {
                    for (int i = 0; i < run; i++)
                        Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
                }

                target = ref Unsafe.Add(ref target, run);
                feature += run;
                behind -= run;
            }
        }
    }
}
