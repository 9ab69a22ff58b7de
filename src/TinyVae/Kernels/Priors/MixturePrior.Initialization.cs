using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly ref partial struct MixturePrior
{
    /// <summary>The parameters that a new model starts from: equal weights, unit variances, and means from N(0, I), so that components differ.</summary>
    /// <param name="parameters">The prior's, all 0.</param>
    /// <param name="components">Components of the mixture.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void Initialize(Span<float> parameters, int components, int units, ulong seed)
    {
        var means = new StartOfMeans
        {
            Means = parameters.Slice(Padded(components), TableLength(components, units)),
            Components = components,
            Units = units,
            Key = RandomKey.From(seed, RandomStream.PriorInitialization),
        };
        new AtBestWidth<StartOfMeans>(means).Run(TeamMember.Alone);
    }

    /// <summary>A component's means lie as a row's activations do.</summary>
    private ref struct StartOfMeans : ITeamKernel
    {
        public Span<float> Means;
        public int Components;
        public int Units;
        public RandomKey Key;

        public readonly void Run<TLanes>(TeamMember member)
            where TLanes : struct, ILanes<TLanes>
            => StandardNormal.FillPanels<TLanes>(
                Key, 0, Components, Units, ref MemoryMarshal.GetReference(Means), (nuint)(Components * Lanes.Count));
    }
}
