using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An activation function y = f(a), element by element. Where a is not finite, y is not: see <see cref="LaneMath.IfFinite"/>.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation
{
    /// <summary>f(a).</summary>
    /// <param name="a">The pre-activation.</param>
    static abstract TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>An activation whose derivative is cheap to compute from its output.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationOfOutput : IActivation
{
    /// <summary>gradient · f′(a), where y = f(a).</summary>
    /// <param name="gradient">The gradient with respect to y.</param>
    /// <param name="y">The saved output.</param>
    static abstract TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>An activation whose derivative cannot be told cheaply from its output: training saves it in the forward pass.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationOfInput : IActivation
{
    /// <summary>f(a) and f′(a).</summary>
    /// <param name="a">The pre-activation.</param>
    /// <param name="derivative">f′(a).</param>
    static abstract TLanes Value<TLanes>(TLanes a, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>;
}
