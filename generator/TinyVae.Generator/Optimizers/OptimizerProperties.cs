using TinyVae.Generator.Attributes;

namespace TinyVae.Generator.Optimizers;

/// <summary>What a training step does with the gradients.</summary>
internal static class OptimizerProperties
{
    public static OptimizerModel Read(Declaration declaration) => new(
        EnumProperty.Read<OptimizerKind>(declaration, PropertyNames.Optimizer).GetValueOrDefault(),
        NumberProperty.Read(declaration, nameof(OptimizerModel.ClipNorm), admitsZero: false));
}
