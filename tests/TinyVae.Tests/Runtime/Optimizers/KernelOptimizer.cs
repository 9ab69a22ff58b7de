using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Golden;

namespace TinyVae.Tests.Runtime.Optimizers;

/// <summary>An optimizer of the library without a trainer, at any width.</summary>
internal sealed class KernelOptimizer(string name, GoldenSettings settings, int length)
{
    private readonly float[] _firstState = new float[length];
    private readonly float[] _secondState = new float[length];
    private int _steps;

    public static IReadOnlyList<string> Names => ["Adam", "AdamW", "Sgd", "RmsProp", "Adagrad"];

    public static GoldenSettings Settings { get; } = new(
        LearningRate: 0.01f, Beta1: 0.9f, Beta2: 0.99f, Epsilon: 1e-8f, WeightDecay: 0.01f, Momentum: 0.9f, Decay: 0.99f);

    public IReadOnlyList<float> State => [.. _firstState, .. _secondState];

    public void Step<TLanes, TWay>(float[] parameters, ReadOnlySpan<float> gradients, TWay way)
        where TLanes : struct, ILanes<TLanes>
        where TWay : IWayToUpdate
    {
        _steps++;
        switch (name)
        {
            case "Adam":
                way.Take<TLanes, AdamLanes<TLanes>>(Adam(parameters).Broadcast<TLanes>(), gradients);
                break;
            case "AdamW":
                var adamW = new AdamW(Adam(parameters), (double)settings.LearningRate * settings.WeightDecay);
                way.Take<TLanes, AdamWLanes<TLanes>>(adamW.Broadcast<TLanes>(), gradients);
                break;
            case "Sgd":
                var sgd = new Sgd(ref parameters[0], ref _firstState[0], settings.Momentum, settings.LearningRate);
                way.Take<TLanes, SgdLanes<TLanes>>(sgd.Broadcast<TLanes>(), gradients);
                break;
            case "RmsProp":
                var rmsProp = new RmsProp(ref parameters[0], ref _firstState[0], settings.Decay, settings.Epsilon, settings.LearningRate);
                way.Take<TLanes, RmsPropLanes<TLanes>>(rmsProp.Broadcast<TLanes>(), gradients);
                break;
            case "Adagrad":
                var adagrad = new Adagrad(ref parameters[0], ref _firstState[0], settings.Epsilon, settings.LearningRate);
                way.Take<TLanes, AdagradLanes<TLanes>>(adagrad.Broadcast<TLanes>(), gradients);
                break;
            default:
                throw new InvalidOperationException($"{name} is no optimizer.");
        }
    }

    private Adam Adam(float[] parameters) => new(
        ref parameters[0],
        ref _firstState[0],
        ref _secondState[0],
        new AdamSettings(settings.Beta1, settings.Beta2, settings.Epsilon),
        settings.LearningRate,
        Math.Pow(settings.Beta1, _steps),
        Math.Pow(settings.Beta2, _steps));
}
