using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Golden;

/// <summary>Generated models, and the reference itself, against what PyTorch computes in float64.</summary>
public sealed class GoldenTests
{
    private const double ReferenceTolerance = 1e-12;
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
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_bound_and_all_gradients_equal_those_of_PyTorch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        var golden = GoldenFile.Of(typeof(TModel));
        (TModel model, IVaeTrainer trainer) = Start<TModel>(golden);
        float[] gradients = new float[model.Parameters.Length];
        Elbo elbo = trainer.Gradients(golden.Steps[0].Batch, golden.Steps[0].Noise, gradients);

        Close.Elbo(golden.Steps[0].Elbo, elbo, Tolerance);
        Close.All(golden.Gradients, NamedTensors.Read<TModel>(gradients), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameters_after_three_Adam_steps_equal_those_of_PyTorch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        var golden = GoldenFile.Of(typeof(TModel));
        (TModel model, IVaeTrainer trainer) = Start<TModel>(golden);
        float[] gradients = new float[model.Parameters.Length];
        foreach (GoldenStep step in golden.Steps)
        {
            Close.Elbo(step.Elbo, trainer.Gradients(step.Batch, step.Noise, gradients), Tolerance);
            trainer.Apply(gradients);
        }

        Close.All(golden.Trained, NamedTensors.Read<TModel>(model.Parameters), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_reference_equals_PyTorch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var golden = GoldenFile.Of(typeof(TModel));
        Dictionary<string, double[]> parameters = golden.Parameters;
        var reference = new ReferenceVae(declared.Architecture, parameters);
        var adam = new ReferenceAdam(declared.Architecture);
        foreach (GoldenStep step in golden.Steps)
        {
            Dictionary<string, double[]> gradients = declared.Architecture.NewTensors(new Random(0), 0);
            double[][] batch = Draws.InRows(step.Batch, TModel.InputSize);
            double[][] noise = Draws.InRows(step.Noise, TModel.LatentSize);
            Close.Elbo(step.Elbo, reference.Backpropagate(batch, noise, golden.KlWeight, gradients), ReferenceTolerance);
            if (step == golden.Steps[0])
            {
                Close.All(golden.Gradients, gradients, ReferenceTolerance);
            }

            adam.Apply(parameters, gradients);
        }

        Close.All(golden.Trained, parameters, ReferenceTolerance);
    }

    private static (TModel Model, IVaeTrainer Trainer) Start<TModel>(GoldenFile golden)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 0);
        NamedTensors.Write<TModel>(golden.Parameters, model.Parameters);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        trainer.KlWeight = golden.KlWeight;
        return (model, trainer);
    }
}
