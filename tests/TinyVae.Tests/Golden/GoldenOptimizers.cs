using System.Text.Json;

namespace TinyVae.Tests.Golden;

/// <summary>What make_optimizers.py writes.</summary>
/// <param name="Parameters">The parameters of every run before its first step.</param>
/// <param name="Gradients">The gradients of every step.</param>
/// <param name="Runs">What optimizers make of them.</param>
/// <param name="Clippings">What clipping makes of gradients.</param>
internal sealed record GoldenOptimizers(
    float[] Parameters, float[][] Gradients, IReadOnlyList<GoldenRun> Runs, IReadOnlyList<GoldenClipping> Clippings)
{
    public static GoldenOptimizers Read()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "Optimizers.json"));
        return JsonSerializer.Deserialize<GoldenOptimizers>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The parameters after each step of one optimizer.</summary>
internal sealed record GoldenRun(string Optimizer, GoldenSettings Settings, double[][] Trained);

/// <summary>The settings of a run; 0 where the optimizer has none.</summary>
internal sealed record GoldenSettings(
    float LearningRate, float Beta1, float Beta2, float Epsilon, float WeightDecay, float Momentum, float Decay);

/// <summary>Gradients, their norm, and what is left of them.</summary>
internal sealed record GoldenClipping(float LargestNorm, float[] Gradients, double Norm, double[] Clipped);
