using System.Collections.Immutable;
using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// What a trainer works in: the model's parameters, and an array of its own with activations, gradients, the optimizer's state and the
/// caller's scratch.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainerMemory
{
    private readonly ModelMemory _model;
    private readonly ImmutableArray<int> _states;

    /// <summary>Allocates a trainer's array.</summary>
    /// <param name="model">The model's memory.</param>
    /// <param name="tensors">The model's tensors.</param>
    /// <param name="declaration">What the model is declared as.</param>
    /// <param name="layout">What a step takes, and where it finds its buffers.</param>
    /// <exception cref="ArgumentNullException">There is no model.</exception>
    public TrainerMemory(ModelMemory? model, ImmutableArray<ParameterTensor> tensors, string declaration, TrainingLayout layout)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        Tensors = tensors;
        Declaration = declaration;
        RowSize = layout.InputSize + layout.ConditionSize;
        BatchSize = layout.BatchSize;
        LatentSize = layout.LatentSize;
        Draws = layout.Draws;
        Trainer = new Arena(layout.Length);
        Scratch = new Arena(Trainer, layout.Scratch, layout.ScratchLength);
        _states = [.. layout.States];
    }

    /// <summary>The model's arena, which begins with the parameters.</summary>
    public Arena Model => _model.Arena;

    /// <summary>Floats of one row of data, its condition included.</summary>
    internal int RowSize { get; }

    /// <summary>The most rows of a batch.</summary>
    internal int BatchSize { get; }

    /// <summary>Units of z.</summary>
    internal int LatentSize { get; }

    /// <summary>Draws of z for each row; 0 where z is not drawn.</summary>
    internal int Draws { get; }

    /// <summary>The trainer's own arena.</summary>
    public Arena Trainer { get; }

    /// <summary>The caller's scratch, a part of <see cref="Trainer"/>.</summary>
    public Arena Scratch { get; }

    /// <summary>Where each named tensor lies in <see cref="Parameters"/> and in every <see cref="State"/>.</summary>
    public ImmutableArray<ParameterTensor> Tensors { get; }

    /// <summary>What the model is declared as, in a file of the trainer's state too.</summary>
    public string Declaration { get; }

    /// <summary>Floats of the parameters, padding included.</summary>
    public int ParameterLength => _model.ParameterLength;

    /// <summary>The model's flat parameters.</summary>
    public Span<float> Parameters => _model.Parameters;

    /// <summary>One buffer of the optimizer's state, in the layout of the parameters.</summary>
    /// <param name="buffer">Which, in the optimizer's order.</param>
    public Span<float> State(int buffer) => Trainer.Slice(_states[buffer], ParameterLength);

    /// <summary>Keeps other calls of the model and of its trainers out until the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    internal OneCaller.Turn Enter() => _model.Enter();
}
