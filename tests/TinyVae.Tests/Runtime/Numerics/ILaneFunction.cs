using TinyVae.Numerics;

namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>A function of <see cref="LaneMath"/> and what it should be.</summary>
public interface ILaneFunction
{
    static abstract TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    static abstract double Reference(double x);

    /// <summary>Whether the function claims anything about this argument.</summary>
    static virtual bool IsDefined(float x) => true;

    /// <summary>How many units in the last place the result may be from the true value.</summary>
    static virtual int Tolerance => 2;

    /// <summary>True results of smaller magnitude may become 0.</summary>
    static virtual double FlushedBelow => 0;

    /// <summary>Arguments where the function changes its behaviour: every float near them is tested.</summary>
    static virtual float[] Landmarks => [0f, 1f, -1f];

    /// <summary>Arguments among which more are tested than elsewhere: none, or those between these two, both of them positive.</summary>
    static virtual (float From, float To)? Dense => null;
}
