using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Golden;

/// <summary>Generated models against what PyTorch computes in float64.</summary>
public sealed class GoldenTests
{
    private const double Tolerance = 1e-5;

    public static IEnumerable<object[]> Models =>
    [
        [new ModelCase<GoldenBernoulli>()],
        [new ModelCase<GoldenGaussian>()],
        [new ModelCase<GoldenUnitGaussian>()],
        [new ModelCase<GoldenDeep>()],
        [new ModelCase<GoldenAsymmetric>()],
        [new ModelCase<GoldenLinear>()],
        [new ModelCase<GoldenBounded>()],
        [new ModelCase<GoldenContinuousBernoulli>()],
        [new ModelCase<GoldenSharedGaussian>()],
        [new ModelCase<GoldenLaplace>()],
        [new ModelCase<GoldenCategorical>()],
        [new ModelCase<GoldenFullCovariance>()],
        [new ModelCase<GoldenAutoencoder>()],
        [new ModelCase<GoldenSamples>()],
        [new ModelCase<GoldenMonteCarlo>()],
        [new ModelCase<GoldenImportanceWeighted>()],
        [new ModelCase<GoldenFreeBits>()],
        [new ModelCase<GoldenPlanarFlow>()],
        [new ModelCase<GoldenPlanarFlowWeighted>()],
        [new ModelCase<GoldenMixture>()],
        [new ModelCase<GoldenMixtureWeighted>()],
        [new ModelCase<GoldenAdamW>()],
        [new ModelCase<GoldenSgd>()],
        [new ModelCase<GoldenRmsProp>()],
        [new ModelCase<GoldenAdagrad>()],
        [new ModelCase<GoldenClipped>()],
        [new ModelCase<GoldenCondition>()],
        [new ModelCase<GoldenConditionWeighted>()],
        [new ModelCase<GoldenConvolution>()],
        [new ModelCase<GoldenConvolutionKernels>()],
        [new ModelCase<GoldenConvolutionSeries>()],
        [new ModelCase<GoldenConvolutionChannels>()],
        [new ModelCase<GoldenConvolutionImageAndSeries>()],
        [new ModelCase<GoldenConvolutionBetween>()],
        [new ModelCase<GoldenConvolutionUpwards>()],
        [new ModelCase<GoldenConvolutionCondition>()],
        [new ModelCase<GoldenConvolutionCode>()],
        [new ModelCase<GoldenConvolutionWeighted>()],
        [new ModelCase<GoldenConvolutionAlone>()],
        [new ModelCase<GoldenConvolutionSeriesAlone>()],
        [new ModelCase<GoldenColumns>()],
    ];

    [Fact]
    public void Every_file_has_its_model() =>
        Assert.Equal(GoldenFile.Names, Models.Select(arguments => arguments[0].ToString()!.Split('.')[^1]).Order());

    [Theory]
    [MemberData(nameof(Models))]
    public void The_bound_and_all_gradients_equal_those_of_PyTorch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        var golden = GoldenFile.Of(typeof(TModel).Name);
        (TModel model, IVaeTrainer trainer) = Start<TModel>(golden);
        float[] gradients = new float[model.Parameters.Length];
        Elbo elbo = trainer.Gradients(golden.Steps[0].Batch, golden.Steps[0].Noise, gradients);

        Close.Elbo(golden.Steps[0].Elbo, elbo, Tolerance);
        Close.All(golden.Gradients, NamedTensors.Read<TModel>(gradients), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameters_after_three_steps_equal_those_of_PyTorch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        var golden = GoldenFile.Of(typeof(TModel).Name);
        (TModel model, IVaeTrainer trainer) = Start<TModel>(golden);
        float[] gradients = new float[model.Parameters.Length];
        foreach (GoldenStep step in golden.Steps)
        {
            Close.Elbo(step.Elbo, trainer.Gradients(step.Batch, step.Noise, gradients), Tolerance);
            trainer.Apply(gradients);
        }

        Close.All(golden.Trained, NamedTensors.Read<TModel>(model.Parameters), Tolerance);
    }

    private static (TModel Model, IVaeTrainer Trainer) Start<TModel>(GoldenFile golden)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 0);
        NamedTensors.Write<TModel>(golden.Parameters, model.Parameters);
        (model as IColumnVae)?.FitScaling(golden.Fitted);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        trainer.KlWeight = golden.KlWeight;
        return (model, trainer);
    }
}
