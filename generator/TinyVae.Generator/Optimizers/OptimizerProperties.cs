using TinyVae.Generator.Attributes;
using TinyVae.Generator.Declarations;

namespace TinyVae.Generator.Optimizers;

/// <summary>What a training step does with the gradients.</summary>
internal static class OptimizerProperties
{
    public static OptimizerModel Read(Declaration declaration) => new(
        EnumProperty.Read<OptimizerKind>(declaration, nameof(VaeModel.Optimizer)).GetValueOrDefault(),
        NumberProperty.Read(declaration, nameof(OptimizerModel.ClipNorm), admitsZero: false));
}
