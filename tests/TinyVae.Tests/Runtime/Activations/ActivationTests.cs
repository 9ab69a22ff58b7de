using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Runtime.Activations;

/// <summary>What every activation promises at every width.</summary>
public abstract class ActivationTests<TActivation>
    where TActivation : struct, IActivation
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_stays_so_in_its_lane_and_leaves_the_others_alone(float poison)
    {
        AssertNotFinite(Values<Lanes512>, poison);
        AssertNotFinite(Values<Lanes256>, poison);
        AssertNotFinite(Values<Lanes128>, poison);
    }

    [Fact]
    public void What_is_finite_stays_so_at_every_size() => Assert.DoesNotContain(Values<Lanes512>(EverySize()), value => !float.IsFinite(value));

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        float[] expected = Values<Lanes512>(EverySize());
        Close.SameBits(expected, Values<Lanes256>(EverySize()));
        Close.SameBits(expected, Values<Lanes128>(EverySize()));
    }

    // Optimized from the first call on: the tests end before tiering would have come to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected static float[] Values<TLanes>(float[] arguments)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] values = new float[arguments.Length];
        for (int i = 0; i < arguments.Length; i += Lanes.Count)
            TLanes.Store(TActivation.Value(TLanes.Load(in arguments[i], 0)), ref values[i], 0);
        return values;
    }

    /// <summary>Zeros, and floats of every exponent and sign.</summary>
    private protected static float[] EverySize()
    {
        const uint Stride = 0x12345;
        const uint Infinity = 0x7f800000;
        const uint Sign = 0x80000000;
        List<float> arguments = [0f, -0f];
        for (uint bits = 1; bits < Infinity; bits += Stride)
            arguments.AddRange([BitConverter.UInt32BitsToSingle(bits), BitConverter.UInt32BitsToSingle(bits | Sign)]);
        while (arguments.Count % Lanes.Count != 0)
            arguments.Add(0f);
        return [.. arguments];
    }

    private protected static void AssertNotFinite(Func<float[], float[]> function, float poison)
    {
        float[] arguments = [.. Enumerable.Range(0, Lanes.Count).Select(lane => (lane - 7.5f) / 3)];
        float[] expected = function(arguments);
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            float[] poisoned = [.. arguments];
            poisoned[lane] = poison;
            float[] values = function(poisoned);
            Assert.False(float.IsFinite(values[lane]), $"f({poison}) is {values[lane]}.");
            values[lane] = expected[lane];
            Close.SameBits(expected, values);
        }
    }
}

/// <summary>What an activation promises too whose derivative training saves.</summary>
public abstract class ActivationOfInputTests<TActivation> : ActivationTests<TActivation>
    where TActivation : struct, IActivationOfInput
{
    [Fact]
    public void Beside_its_derivative_it_has_the_same_bits() =>
        Close.SameBits(Values<Lanes256>(EverySize()), BesideDerivatives<Lanes256>(EverySize()));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Beside_its_derivative_too_what_is_not_finite_stays_so(float poison)
    {
        AssertNotFinite(BesideDerivatives<Lanes512>, poison);
        AssertNotFinite(BesideDerivatives<Lanes256>, poison);
        AssertNotFinite(BesideDerivatives<Lanes128>, poison);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] BesideDerivatives<TLanes>(float[] arguments)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] values = new float[arguments.Length];
        for (int i = 0; i < arguments.Length; i += Lanes.Count)
            TLanes.Store(TActivation.Value(TLanes.Load(in arguments[i], 0), out TLanes _), ref values[i], 0);
        return values;
    }
}

public sealed class IdentityTests : ActivationTests<Identity>;

public sealed class ReluTests : ActivationTests<Relu>
{
    [Fact]
    public void It_is_the_argument_or_0_to_the_sign_of_a_zero() =>
        Close.SameBits(Array.ConvertAll(EverySize(), a => a < 0 ? 0f : a), Values<Lanes512>(EverySize()));
}

public sealed class LeakyReluTests : ActivationTests<LeakyRelu>;

public sealed class EluTests : ActivationTests<Elu>;

public sealed class TanhTests : ActivationTests<Tanh>;

public sealed class SigmoidTests : ActivationTests<Sigmoid>;

public sealed class SoftplusTests : ActivationOfInputTests<Softplus>;

public sealed class SiluTests : ActivationOfInputTests<Silu>;

public sealed class GeluTests : ActivationOfInputTests<Gelu>;
