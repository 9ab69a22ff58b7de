namespace TinyVae.Benchmarks.Models;

/// <summary>A model by its name: what a process is told that measures one.</summary>
internal static class NamedModel
{
    /// <summary>Makes the model and its trainer; each call of the result is a step.</summary>
    public static Action TrainStep(string name) => name == nameof(Digits) ? new Workload<Digits>().TrainStep : new Workload<Signals>().TrainStep;
}
