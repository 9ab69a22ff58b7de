namespace TinyVae.Generator.Optimizers;

/// <summary>The members of <c>TinyVae.Optimizer</c>, by the same names and values.</summary>
internal enum OptimizerKind
{
    Adam,
    AdamW,
    Sgd,
    RmsProp,
    Adagrad,
}

/// <summary>What a training step does with the gradients.</summary>
/// <param name="Kind">The optimizer.</param>
/// <param name="ClipNorm">The largest norm of all gradients together, 0 for no limit.</param>
internal sealed record OptimizerModel(OptimizerKind Kind, float ClipNorm);
