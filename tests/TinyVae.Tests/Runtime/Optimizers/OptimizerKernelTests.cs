using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Golden;
using Xunit;

namespace TinyVae.Tests.Runtime.Optimizers;

/// <summary>The optimizers' kernels: against PyTorch in float64, and against themselves at other widths and in another order.</summary>
public sealed class OptimizerKernelTests
{
    private const int Length = 7 * Lanes.Count;
    private static readonly GoldenOptimizers Golden = GoldenOptimizers.Read();

    public static TheoryData<string> Names => [.. KernelOptimizer.Names];

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Golden.Runs.Count)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Parameters_after_every_step_are_those_of_PyTorch_at_every_width(int run)
    {
        AssertRun<Lanes512>(Golden.Runs[run]);
        AssertRun<Lanes256>(Golden.Runs[run]);
        AssertRun<Lanes128>(Golden.Runs[run]);
    }

    private static void AssertRun<TLanes>(GoldenRun run)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] parameters = [.. Golden.Parameters];
        var optimizer = new KernelOptimizer(run.Optimizer, run.Settings, parameters.Length);
        for (int step = 0; step < run.Trained.Length; step++)
        {
            optimizer.Step<TLanes, AllAtOnce>(parameters, Golden.Gradients[step], default);
            Close.All($"{run.Optimizer}, step {step}", run.Trained[step], parameters, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_are_the_same_at_every_width(string name)
    {
        float[] expected = Trained<Lanes512, AllAtOnce>(name, Gradients, default);

        Close.SameBits(expected, Trained<Lanes256, AllAtOnce>(name, Gradients, default));
        Close.SameBits(expected, Trained<Lanes128, AllAtOnce>(name, Gradients, default));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pair_gives_the_bits_of_two_single_ones(string name) =>
        Close.SameBits(Trained<Lanes512, OneByOne>(name, Gradients, default), Trained<Lanes512, AllAtOnce>(name, Gradients, default));

    [Theory]
    [MemberData(nameof(Names))]
    public void Scaled_gradients_give_the_bits_of_gradients_that_were_scaled_before(string name)
    {
        const float Factor = 0.3f;
        float[] expected = Trained<Lanes512, AllAtOnce>(name, step => Array.ConvertAll(Gradients(step), gradient => Factor * gradient), default);

        Close.SameBits(expected, Trained<Lanes512, Scaled>(name, Gradients, new Scaled(Factor)));
        Close.SameBits(expected, Trained<Lanes128, Scaled>(name, Gradients, new Scaled(Factor)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_has_no_gradient_any_more_leaves_no_denormals_behind(string name)
    {
        float[] parameters = new float[Length];
        var optimizer = new KernelOptimizer(name, KernelOptimizer.Settings with { Beta2 = 0.5f, Decay = 0.5f }, Length);
        optimizer.Step<Lanes512, AllAtOnce>(parameters, Gradients(0), default);
        for (int step = 0; step < 2000; step++)
            optimizer.Step<Lanes512, AllAtOnce>(parameters, new float[Length], default);

        Assert.All(optimizer.State, value => Assert.True(value == 0 || float.IsNormal(value), $"{value} is denormal"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_an_epsilon_nothing_becomes_NaN(string name)
    {
        float[] parameters = new float[Length];
        var optimizer = new KernelOptimizer(name, KernelOptimizer.Settings with { Epsilon = 0 }, Length);
        optimizer.Step<Lanes512, AllAtOnce>(parameters, new float[Length], default);
        Assert.All(parameters, parameter => Assert.Equal(0, parameter));

        for (int step = 0; step < 40; step++)
            optimizer.Step<Lanes512, AllAtOnce>(parameters, Gradients(step), default);
        Assert.All(parameters, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_largest_gradients_allowed_leave_everything_finite(string name)
    {
        float[] parameters = new float[Length];
        float[] gradients = new float[Length];
        Array.Fill(gradients, 1.8e19f);
        var optimizer = new KernelOptimizer(name, KernelOptimizer.Settings, Length);
        for (int step = 0; step < 20; step++)
            optimizer.Step<Lanes512, AllAtOnce>(parameters, gradients, default);

        Assert.All(parameters, parameter => Assert.True(float.IsFinite(parameter) && parameter < 0));
        Assert.All(optimizer.State, value => Assert.True(float.IsFinite(value)));
    }

    private static float[] Trained<TLanes, TWay>(string name, Func<int, float[]> gradients, TWay way)
        where TLanes : struct, ILanes<TLanes>
        where TWay : IWayToUpdate
    {
        float[] parameters = Gradients(100);
        var optimizer = new KernelOptimizer(name, KernelOptimizer.Settings, Length);
        for (int step = 0; step < 40; step++)
            optimizer.Step<TLanes, TWay>(parameters, gradients(step), way);
        return [.. parameters, .. optimizer.State];
    }

    /// <summary>Of every size from far below what counts to large, and zeros.</summary>
    private static float[] Gradients(int step)
    {
        var random = new Random(step);
        float[] gradients = Draws.Normal(random, Length);
        for (int i = 0; i < Length; i++)
            gradients[i] = random.Next(8) == 0 ? 0 : MathF.ScaleB(gradients[i], random.Next(-90, 20));
        return gradients;
    }
}
