using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly ref partial struct MixturePrior
{
    /// <summary>
    /// The standard deviation of the means that a new mixture starts from. It is near N(0, I) then: spread like z itself, each of the
    /// components would be far from most of it, and the first epochs would go by with z drawn to some of them.
    /// </summary>
    private const float DeviationOfMeans = 0.3f;

    /// <summary>The parameters that a new model starts from: equal weights, unit variances, and means from N(0, 0.3²), so that components differ.</summary>
    /// <param name="parameters">The prior's, all 0.</param>
    /// <param name="components">Components of the mixture.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void Initialize(Span<float> parameters, int components, int units, ulong seed)
    {
        var means = new StartOfMeans
        {
            Means = parameters.Slice(Lanes.Padded(components), TableLength(components, units)),
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
        {
            ref float means = ref MemoryMarshal.GetReference(Means);
            StandardNormal.FillPanels<TLanes>(Key, 0, Components, Units, ref means, (nuint)(Components * Lanes.Count));
            for (nuint place = 0; place < (nuint)Means.Length; place += Lanes.Count)
                TLanes.Store(TLanes.Load(ref means, place) * TLanes.Broadcast(DeviationOfMeans), ref means, place);
        }
    }
}
