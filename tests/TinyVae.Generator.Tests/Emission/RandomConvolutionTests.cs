using System.Reflection;
using TinyVae.Generator.Tests.Harness;
using TinyVae.Tests.Generated;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>Networks with convolutions by chance, compiled in one assembly, against the reference in double precision.</summary>
public sealed class RandomConvolutionTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void The_bound_and_all_gradients_of_random_networks_equal_the_reference()
    {
        var models = LoadedModels.Of(ConvolutionArchitectures.Assembly).ToDictionary(model => model.Name);

        Assert.Equal(ConvolutionArchitectures.All.Count, models.Count);
        Assert.All(ConvolutionArchitectures.All, (_, index) => AssertGradients(models[$"Model{index}"]));
    }

    private static void AssertGradients(Type model) =>
        typeof(RandomConvolutionTests).GetMethod(nameof(AssertGradientsOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static void AssertGradientsOf<TModel>()
        where TModel : class, IVae<TModel>
    {
        var declared = new ModelCase<TModel>();
        foreach (int rows in declared.BatchSizes.TakeLast(2))
            GradientAssert.EqualReference(declared, TModel.Create(seed: 1), rows, klWeight: 0.5f, Tolerance);
    }
}
