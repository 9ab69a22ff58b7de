using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Golden;

/// <summary>The reference against what PyTorch computes in float64: no generated code in between.</summary>
public sealed class GoldenReferenceTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Names => [.. GoldenFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bounds_gradients_and_steps_of_the_reference_equal_those_of_PyTorch(string model)
    {
        var golden = GoldenFile.Of(model);
        var architecture = ReferenceArchitecture.Of(golden.Declaration);
        if (architecture.Likelihood is ReferenceColumns columns)
            columns.Fit(Draws.InRows(golden.Fitted!, architecture.Input));
        Dictionary<string, double[]> parameters = golden.Parameters;
        var reference = new ReferenceVae(architecture, parameters);
        var optimizer = ReferenceOptimizer.Of(golden.Declaration);
        Assert.Equal(architecture.Zeros().Keys.Order(), parameters.Keys.Order());
        foreach (GoldenStep step in golden.Steps)
        {
            Dictionary<string, double[]> gradients = architecture.Zeros();
            var batch = new ReferenceBatch(
                Draws.InRows(step.Batch, architecture.Input + golden.Condition), Draws.InRows(step.Noise, golden.Latent));
            Close.Elbo(step.Elbo, reference.Backpropagate(batch, golden.KlWeight, gradients), Tolerance);
            if (step == golden.Steps[0])
            {
                Close.All(golden.Gradients, gradients, Tolerance);
            }

            optimizer.Apply(parameters, gradients);
        }

        Close.All(golden.Trained, parameters, Tolerance);
    }
}
