using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Latent;

/// <summary>
/// What transforms or weighs z between its draw and the decoder: a flow, a learned prior. Posteriors compute the divergence of their draw
/// from N(0, I); a stage adds a term of its own to that of each draw, and has parameters of its own.
/// </summary>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal abstract record LatentStagePlan(int Units, long Offset)
{
    /// <summary>As in tables.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for the table of layers.</summary>
    public abstract string Words { get; }

    /// <summary>Its type in the runtime library.</summary>
    public abstract string Type { get; }

    /// <summary>What it is in the model's description.</summary>
    public abstract SummaryPlan Summary { get; }

    /// <summary>Its parameters as named tensors.</summary>
    public abstract IEnumerable<TensorPlan> Tensors { get; }

    /// <summary>The first float after its parameters.</summary>
    public abstract long End { get; }

    /// <summary>Floating-point operations of one draw forward, about: whether rows are worth sharing.</summary>
    public abstract long Flops { get; }

    /// <summary>Floats of scratch that its kernels work in, in training as at inference.</summary>
    public abstract long Scratch { get; }

    /// <summary>Whether its weight gradients are computed with the parameters as they are then, in the update.</summary>
    public abstract bool IsReadByUpdate { get; }

    /// <summary>What its forward pass leaves for its gradients, for a number of draws that is a multiple of 16.</summary>
    public abstract IEnumerable<StageBuffer> Saved(long draws);

    /// <summary>Trainable parameters, padding not counted.</summary>
    public long ParameterCount => Tensors.Sum(tensor => (long)tensor.Outputs * Math.Max(tensor.Inputs, 1));
}

/// <summary>A buffer of a stage, which lives until the update.</summary>
/// <param name="Name">Its name in the trainer's memory.</param>
/// <param name="Length">In floats.</param>
/// <param name="Contents">In words.</param>
/// <param name="FloatsPerRow">Floats from one draw to the next; 0 where it is not of draws.</param>
internal sealed record StageBuffer(string Name, long Length, string Contents, int FloatsPerRow = 1);
