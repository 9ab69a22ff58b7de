using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Optimizers;

/// <summary>State that an optimizer keeps of every parameter.</summary>
/// <param name="Buffer">Its buffer in the trainer's arena.</param>
/// <param name="Name">Its name, for the prose.</param>
/// <param name="Contents">What it holds of each parameter.</param>
internal sealed record OptimizerState(string Buffer, string Name, string Contents);

/// <summary>What becomes of the gradients, by its types in the runtime library.</summary>
/// <param name="Trainer">The trainer's base class.</param>
/// <param name="Update">One update.</param>
/// <param name="Lanes">The same with its settings in every lane.</param>
/// <param name="States">What it keeps, in the order that the trainer numbers it in.</param>
internal sealed record OptimizerPlan(string Trainer, string Update, string Lanes, EquatableArray<OptimizerState> States)
{
    private static readonly OptimizerState[] Moments =
    [
        new("FirstMoments", "first moment", "m"),
        new("SecondMoments", "second moment", "v"),
    ];

    public static OptimizerPlan Of(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Adam => Named("Adam", Moments),
        OptimizerKind.AdamW => Named("AdamW", Moments),
        OptimizerKind.Sgd => Named("Sgd", new OptimizerState("Velocities", "velocity", "v")),
        OptimizerKind.RmsProp => Named("RmsProp", new OptimizerState("MeanSquares", "mean square", "v")),
        OptimizerKind.Adagrad => Named("Adagrad", new OptimizerState("SquareSums", "sum of squares", "Σ g²")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an optimizer"),
    };

    private static OptimizerPlan Named(string name, params OptimizerState[] states) =>
        new($"{name}Trainer", name, $"{name}Lanes", new(states));
}
