using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>What Adam is set to besides the learning rate.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="Beta1">β₁, the decay of the first moment.</param>
/// <param name="Beta2">β₂, the decay of the second moment.</param>
/// <param name="Epsilon">ε, added to the root of the second moment.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AdamSettings(float Beta1, float Beta2, float Epsilon);
