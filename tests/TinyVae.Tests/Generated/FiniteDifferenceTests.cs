using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The gradients of generated models against differences of their own loss: no reference in between.</summary>
public sealed class FiniteDifferenceTests
{
    [Fact]
    public void Gradients_of_a_Bernoulli_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<Silu>());

    [Fact]
    public void Gradients_of_a_Gaussian_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<Softplus>());

    [Fact]
    public void Gradients_of_a_unit_Gaussian_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<Identity>());

    [Fact]
    public void Gradients_of_a_continuous_Bernoulli_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<GreyPixels>());

    [Fact]
    public void Gradients_of_a_model_of_one_variance_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<OneVariance>());

    [Fact]
    public void Gradients_of_a_Laplace_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<HeavyTails>());

    [Fact]
    public void Gradients_of_a_categorical_model_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<OneHotGroups>());

    [Fact]
    public void Gradients_of_a_model_of_full_covariance_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<Correlated>());

    [Fact]
    public void Gradients_of_a_planar_flow_are_the_slopes_of_its_loss()
    {
        AssertSlopesOfFlow(new ModelCase<Planar>());
        AssertSlopesOfFlow(new ModelCase<PlanarOfDraws>());
        AssertSlopesOfFlow(new ModelCase<PlanarWeightedCorrelated>());
        AssertSlopesOfFlow(new ModelCase<PlanarWithMixture>());
    }

    [Fact]
    public void Gradients_of_a_mixture_as_the_prior_are_the_slopes_of_its_loss()
    {
        AssertSlopes(new ModelCase<Mixture>());
        AssertSlopes(new ModelCase<MixtureOfDraws>());
        AssertSlopes(new ModelCase<MixtureWeightedCorrelated>());
    }

    [Fact]
    public void Gradients_of_an_autoencoder_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<PlainAutoencoder>());

    [Fact]
    public void Gradients_of_a_model_of_several_draws_are_the_slopes_of_its_loss() => AssertSlopes(new ModelCase<SeveralDraws>());

    [Fact]
    public void Gradients_of_a_drawn_divergence_are_the_slopes_of_its_loss()
    {
        AssertSlopes(new ModelCase<DrawnDivergence>());
        AssertSlopes(new ModelCase<CorrelatedDraws>());
    }

    [Fact]
    public void Gradients_of_an_importance_weighted_bound_are_its_slopes()
    {
        AssertSlopes(new ModelCase<Weighted>());
        AssertSlopes(new ModelCase<WeightedCorrelated>());
        AssertSlopes(new ModelCase<WeightedOneVariance>());
    }

    [Fact]
    public void Gradients_of_a_denoising_model_are_the_slopes_of_its_loss()
    {
        AssertSlopes(new ModelCase<Denoising>());
        AssertSlopes(new ModelCase<Masked>());
        AssertSlopes(new ModelCase<SaltAndPepper>());
    }

    [Fact]
    public void Gradients_of_a_conditional_model_are_the_slopes_of_its_loss()
    {
        AssertSlopes(new ModelCase<Conditional>());
        AssertSlopes(new ModelCase<ConditionalDraws>());
        AssertSlopes(new ModelCase<ConditionalWeighted>());
        AssertSlopes(new ModelCase<ConditionalCategories>());
        AssertSlopes(new ModelCase<ConditionalMasked>());
        AssertSlopes(new ModelCase<ConditionalDenoising>());
    }

    [Fact]
    public void Gradients_with_free_bits_are_the_slopes_of_a_loss_that_counts_no_unit_below_them()
    {
        const double FreeBits = 0.25; // as the model declares
        var declared = new ModelCase<FreeUnitsOfDraws>();
        float[] batch = declared.Rows(FreeUnitsOfDraws.BatchSize);
        var units = new LatentUnit[FreeUnitsOfDraws.LatentSize];
        int free = 0;
        AssertSlopes(declared, (model, weight, elbo) =>
        {
            model.LatentStatistics(batch, units);
            free = units.Count(unit => unit.KullbackLeibler < FreeBits);
            return (weight * units.Sum(unit => Math.Max(FreeBits, unit.KullbackLeibler))) - elbo.Reconstruction;
        });
        Assert.InRange(free, 1, units.Length - 1); // some are free, and some are not
    }

    private static void AssertSlopes<TModel>(ModelCase<TModel> declared, Action<TModel>? prepare = null)
        where TModel : class, IVae<TModel>
        => AssertSlopes(declared, (_, weight, elbo) => (weight * elbo.KullbackLeibler) - elbo.Reconstruction, prepare);

    /// <summary>Away from the identity, where it begins and some of its gradients are too small to measure.</summary>
    private static void AssertSlopesOfFlow<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
        => AssertSlopes(declared, model =>
        {
            foreach (ParameterTensor tensor in TModel.Tensors.Where(tensor => tensor.Name.EndsWith(".u", StringComparison.Ordinal)))
                NamedTensors.Fill(model, tensor.Name, 1);
        });

    /// <summary>Along each tensor's own gradient g the loss must rise by |g| a unit of length.</summary>
    private static void AssertSlopes<TModel>(
        ModelCase<TModel> declared, Func<TModel, float, Elbo, double> loss, Action<TModel>? prepare = null)
        where TModel : class, IVae<TModel>
    {
        const float Weight = 0.5f;
        const double Distance = 0.01;
        var model = Fitted.Model<TModel>(seed: 1);
        prepare?.Invoke(model);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        trainer.KlWeight = Weight;
        float[] batch = declared.Rows(TModel.BatchSize);
        float[] noise = declared.Noise(TModel.BatchSize);
        float[] flat = new float[model.Parameters.Length];
        trainer.Gradients(batch, noise, flat);

        float[] parameters = model.Parameters.ToArray();
        float[] scratch = new float[flat.Length];
        foreach (ParameterTensor tensor in TModel.Tensors)
        {
            int[] indices = NamedTensors.Indices(tensor);
            double length = Math.Sqrt(indices.Sum(index => (double)flat[index] * flat[index]));
            double slope = (LossAt(Distance) - LossAt(-Distance)) / (2 * Distance);
            Assert.True(Math.Abs(slope - length) <= 0.005 * length, $"{tensor.Name}: the slope is {slope:R}, the gradient {length:R}.");

            double LossAt(double distance)
            {
                parameters.CopyTo(model.Parameters);
                foreach (int index in indices)
                {
                    model.Parameters[index] += (float)(distance * flat[index] / length);
                }

                return loss(model, Weight, trainer.Gradients(batch, noise, scratch));
            }
        }
    }
}
