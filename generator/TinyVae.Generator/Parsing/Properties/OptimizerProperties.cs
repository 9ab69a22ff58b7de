using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing.Properties;

/// <summary>What a training step does with the gradients.</summary>
internal static class OptimizerProperties
{
    public static OptimizerModel Read(Declaration declaration) => new(
        EnumProperty.Read<OptimizerKind>(declaration, nameof(VaeModel.Optimizer)).GetValueOrDefault(),
        NumberProperty.Read(declaration, nameof(OptimizerModel.ClipNorm), admitsZero: false));
}
