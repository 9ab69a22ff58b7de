using System.Runtime.InteropServices;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;

namespace TinyVae.Tests.Generated;

/// <summary>The z that a model draws from its prior.</summary>
internal static class PriorDraws
{
    /// <summary>[rows, LatentSize] of one seed, to the bit.</summary>
    public static float[] Of<TModel>(TModel model, VaeAttribute declaration, int rows, ulong seed)
        where TModel : class, IVae<TModel>
    {
        int units = TModel.LatentSize;
        var z = new TestPanels(units, rows);
        StandardNormal.FillPanels<Lanes512>(RandomKey.From(seed, RandomStream.Prior), 0, rows, units, ref z.Floats[0], (nuint)z.Stride);
        switch (declaration.Prior?.Split(' ')[0])
        {
            case null:
                break;
            case "mixture":
                DrawFromMixture(model, z, rows, seed);
                break;
            default:
                throw new ArgumentException(declaration.Prior, nameof(declaration));
        }

        return [.. Enumerable.Range(0, rows).SelectMany(row => z.Row(row, 0, units)).Select(value => (float)value)];
    }

    private static void DrawFromMixture<TModel>(TModel model, TestPanels z, int rows, ulong seed)
        where TModel : class, IVae<TModel>
    {
        ParameterTensor logits = TModel.Tensors.Single(tensor => tensor.Name == "prior.logits");
        Span<float> scratch = new float[MixturePrior.ScratchLength(logits.Outputs, TModel.LatentSize)];
        ref float parameters = ref model.Parameters[logits.IndexOf(0, 0)];
        new MixturePrior(ref parameters, ref MemoryMarshal.GetReference(scratch), logits.Outputs, TModel.LatentSize)
            .Draw<Lanes512>(RandomKey.From(seed, RandomStream.PriorChoice), 0, rows, ref z.Floats[0], z.Stride);
    }
}
