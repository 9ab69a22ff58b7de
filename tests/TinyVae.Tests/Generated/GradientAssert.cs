using TinyVae.Tests.Reference;
using Assert = Xunit.Assert;

namespace TinyVae.Tests.Generated;

/// <summary>The bound and all gradients of a training step, with the noise given, against the reference in double precision.</summary>
internal static class GradientAssert
{
    /// <summary>What a sum in single precision is usually held to.</summary>
    public const double Tolerance = 1e-5;

    public static void EqualReference<TModel>(
        ModelCase<TModel> declared, TModel model, int rows, float klWeight, double tolerance = Tolerance)
        where TModel : class, IVae<TModel>
    {
        float[] batch = declared.Rows(rows, seed: rows);
        float[] noise = declared.Noise(rows, seed: rows + 1);
        float[] gradients = new float[model.Parameters.Length];
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        trainer.KlWeight = klWeight;
        Elbo actual = trainer.Gradients(batch, noise, gradients);

        Dictionary<string, double[]> expected = declared.Architecture.Zeros();
        Elbo bound = declared.ReferenceOf(model).Backpropagate(declared.InDouble(batch, noise), klWeight, expected);

        Close.Elbo(bound, actual, tolerance);
        Dictionary<string, double[]> read = NamedTensors.Read<TModel>(gradients);
        foreach (string shared in declared.Architecture.Likelihood.Shared)
        {
            // What is left of a squared distance a feature less one a feature: its error is measured against those.
            expected.Remove(shared, out double[]? ofAll);
            Assert.Equal(ofAll![0], read[shared][0], tolerance * (TModel.InputSize + Math.Abs(ofAll[0])));
        }

        if (declared.Architecture.LikelihoodLayer is ReferenceConvolutionLayer)
        {
            // What is left of a difference a position: likewise.
            foreach (string bias in declared.Architecture.Likelihood.Heads.Select(head => $"{head}.bias"))
            {
                expected.Remove(bias, out double[]? ofChannels);
                Close.All(bias, ofChannels!, read[bias], tolerance, TModel.InputSize + ofChannels!.Max(Math.Abs));
            }
        }

        Close.All(expected, read, tolerance);
    }
}
