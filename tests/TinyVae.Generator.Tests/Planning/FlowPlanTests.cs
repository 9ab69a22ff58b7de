using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Kernels;

namespace TinyVae.Generator.Tests.Planning;

/// <summary>The memory that a plan gives to a flow is what the runtime library asks for.</summary>
public sealed class FlowPlanTests
{
    private const int Draws = 48;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 16)]
    [InlineData(3, 17)]
    [InlineData(64, 100)]
    public void A_planar_flow_has_the_lengths_of_the_library(int steps, int units)
    {
        var plan = new PlanarFlowPlan(steps, units, Offset: 32);

        Assert.Equal(32 + (steps * PlanarFlow.StepLength(units)), plan.End);
        Assert.Equal(PlanarFlow.ScratchLength(steps, units), plan.Scratch);
        Assert.Equal(
            [PlanarFlow.SavedLines(steps) * Draws, (units + 15) / 16 * 16 * Draws, PlanarFlow.PreparedLength(steps, units)],
            plan.Saved(Draws).Select(buffer => buffer.Length));
    }

    [Fact]
    public void Tensors_of_a_planar_flow_lie_one_after_another_in_whole_panels()
    {
        TensorPlan[] tensors = [.. new PlanarFlowPlan(Steps: 2, Units: 17, Offset: 16).Tensors];

        Assert.Equal(["flow.0.u", "flow.0.w", "flow.0.b", "flow.1.u", "flow.1.w", "flow.1.b"], tensors.Select(tensor => tensor.Name));
        Assert.Equal([16, 48, 80, 96, 128, 160], tensors.Select(tensor => tensor.Offset));
        Assert.Equal([17, 17, 1, 17, 17, 1], tensors.Select(tensor => tensor.Outputs));
    }
}
