using TinyVae.Kernels;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Latent.Flows;

/// <summary>A planar flow, draws of z₀, the gradient of z and weights of the terms, all random.</summary>
internal sealed class PlanarFlowData
{
    public PlanarFlowData(int units, int steps, int draws)
    {
        var random = new Random((1000 * units) + (100 * steps) + draws);
        (Units, Steps, Count) = (units, steps, draws);
        double scale = 1.5 / Math.Sqrt(units);
        Reference = new ReferencePlanarFlow(steps, units);
        foreach ((string name, int length) in Reference.Tensors)
            Tensors[name] = Array.ConvertAll(Draws.Normal(random, length), value => (double)(float)(scale * value));
        Drawn = Random(1.5);
        Dz = Random(0.1);
        Weights = [.. Draws.Uniform(random, draws)];

        TestPanels Random(double deviation)
        {
            float[] values = Draws.Normal(random, draws * units);
            return new TestPanels(units, draws, (row, unit) => deviation * values[(row * units) + unit]);
        }
    }

    public int Units { get; }

    public int Steps { get; }

    /// <summary>Draws.</summary>
    public int Count { get; }

    /// <summary>u, w and b of every step.</summary>
    public Dictionary<string, double[]> Tensors { get; } = [];

    public TestPanels Drawn { get; }

    public TestPanels Dz { get; }

    public float[] Weights { get; }

    public ReferencePlanarFlow Reference { get; }

    /// <summary>The flat parameters. What lies in the padding must not matter.</summary>
    public float[] Parameters()
    {
        float[] parameters = [.. Enumerable.Repeat(7f, Steps * PlanarFlow.StepLength(Units))];
        foreach ((string name, double[] values) in Tensors)
            Array.ConvertAll(values, value => (float)value).CopyTo(parameters, Place(name));
        return parameters;
    }

    /// <summary>Where a tensor lies in the flat parameters.</summary>
    public int Place(string name)
    {
        string[] words = name.Split('.');
        int padded = (Units + 15) / 16 * 16;
        return (int.Parse(words[1]) * ((2 * padded) + 16)) + words[2] switch { "u" => 0, "w" => padded, _ => 2 * padded };
    }

    /// <summary>A draw of z₀.</summary>
    public double[] Draw(int draw) => Drawn.Row(draw, 0, Units);

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (int units in (int[])[1, 2, 16, 17, 40])
        {
            foreach (int steps in (int[])[1, 3])
            {
                foreach (int draws in (int[])[1, 5, 16, 19, 33])
                    shapes.Add(units, steps, draws);
            }
        }

        return shapes;
    }
}
