using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Latent.Flows;

public sealed class PlanarFlowStartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void A_flow_starts_near_the_identity(int units)
    {
        var data = new PlanarFlowData(units, 3, 20);
        Take(Start(units, 3, seed: 1), data);
        for (int draw = 0; draw < 20; draw++)
        {
            double[] z = data.Reference.Forward(data.Draw(draw), data.Tensors);
            Assert.All(z.Zip(data.Draw(draw)), pair => Assert.InRange(pair.First - pair.Second, -0.4, 0.4));
            Assert.InRange(data.Reference.LogDeterminant(data.Draw(draw), data.Tensors), -0.3, 0.3);
        }
    }

    [Fact]
    public void Every_w_has_length_1_every_b_is_0_and_so_is_the_padding()
    {
        var data = new PlanarFlowData(17, 3, 1);
        float[] start = Start(17, 3, seed: 1);
        Take(start, data);
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(1, data.Tensors[$"flow.{step}.w"].Sum(w => w * w), 1e-6);
            Assert.Equal(0, data.Tensors[$"flow.{step}.b"][0]);
        }

        Assert.Equal(2 * 17 * 3, start.Count(value => value != 0));
    }

    [Fact]
    public void The_start_depends_on_the_seed_and_a_step_not_on_those_behind_it()
    {
        Assert.Equal(Start(4, 3, seed: 1)[..48], Start(4, 1, seed: 1));
        Assert.NotEqual(Start(4, 1, seed: 1), Start(4, 1, seed: 2));
        Assert.NotEqual(Start(4, 2, seed: 1)[..48], Start(4, 2, seed: 1)[48..]);
    }

    private static float[] Start(int units, int steps, ulong seed)
    {
        float[] parameters = [.. Enumerable.Repeat(float.NaN, steps * PlanarFlow.StepLength(units))];
        PlanarFlow.Initialize(parameters, units, seed);
        return parameters;
    }

    private static void Take(float[] parameters, PlanarFlowData data)
    {
        foreach ((string name, double[] values) in data.Tensors)
            Array.ConvertAll(parameters[data.Place(name)..(data.Place(name) + values.Length)], value => (double)value).CopyTo(values, 0);
    }
}
