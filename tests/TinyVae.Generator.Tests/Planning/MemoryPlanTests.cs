using TinyVae.Generator.Declarations;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Tests.Harness;
using TinyVae.Numerics;

namespace TinyVae.Generator.Tests.Planning;

/// <summary>Buffers in the arenas of a model and of its trainer, over a thousand networks.</summary>
public sealed class MemoryPlanTests
{
    private const int RandomCount = 1000;

    private static readonly Lazy<IReadOnlyList<VaePlan>> Networks = new(() =>
    [
        .. new ProjectDeclarations(Compilations.Create(Compilations.Plain, Architectures.Declare(Architectures.Chosen.Concat(Architectures.Random(RandomCount)))))
            .Read(MemoryLimits.Of, CancellationToken.None)
            .Select(declaration => VaePlan.Of((VaeModel)declaration.Completion!)),
    ]);

    public static TheoryData<string> Arenas { get; } = [nameof(VaePlan.Inference), nameof(VaePlan.Training)];

    [Theory]
    [MemberData(nameof(Arenas))]
    public void Buffers_that_live_at_one_time_do_not_share_memory(string arena)
    {
        foreach (MemoryPlan plan in Plans(arena))
        {
            foreach (int moment in Moments(plan))
            {
                long end = 0;
                foreach (PlacedBuffer buffer in Living(plan, moment).OrderBy(buffer => buffer.Offset))
                {
                    Assert.True(buffer.Offset >= end, $"{buffer.Request.Name} begins at {buffer.Offset}, before {end}.");
                    end = buffer.End;
                }

                Assert.InRange(end, 0, plan.Length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Arenas))]
    public void Every_buffer_begins_on_a_cache_line(string arena) =>
        Assert.All(Plans(arena).SelectMany(plan => plan.Buffers), buffer => Assert.Equal(0, buffer.Offset % Lanes.Count));

    [Theory]
    [InlineData(nameof(VaePlan.Inference), 1.35, 0.9)]
    [InlineData(nameof(VaePlan.Training), 1.0, 1.0)]
    public void An_arena_is_hardly_larger_than_all_that_lives_at_its_fullest_moment(string arena, double most, double optimal)
    {
        double[] ratios = [.. Plans(arena).Select(plan => (double)plan.Length / Fullest(plan))];

        Assert.All(ratios, ratio => Assert.InRange(ratio, 1, most));
        Assert.InRange(ratios.Count(ratio => ratio == 1) / (double)ratios.Length, optimal, 1);
    }

    [Theory]
    [MemberData(nameof(Arenas))]
    public void Some_memory_is_shared(string arena) =>
        Assert.Contains(Plans(arena), plan => plan.Length < plan.Buffers.Sum(buffer => buffer.Request.Length));

    /// <summary>What no plan can do with less than.</summary>
    private static long Fullest(MemoryPlan plan) => Moments(plan).Max(moment => Living(plan, moment).Sum(buffer => buffer.Request.Length));

    private static IEnumerable<PlacedBuffer> Living(MemoryPlan plan, int moment) =>
        plan.Buffers.Where(buffer => buffer.Request.FirstUse <= moment && moment <= buffer.Request.LastUse);

    private static IEnumerable<int> Moments(MemoryPlan plan) => Enumerable.Range(0, plan.Buffers.Max(buffer => buffer.Request.LastUse) + 1);

    private static IEnumerable<MemoryPlan> Plans(string arena)
    {
        Assert.Equal(Architectures.Chosen.Count + RandomCount, Networks.Value.Count);
        return Networks.Value.Select(network => arena == nameof(VaePlan.Training) ? network.Training.Memory : network.Inference.Memory);
    }
}
