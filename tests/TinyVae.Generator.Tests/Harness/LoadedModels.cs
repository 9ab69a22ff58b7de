using System.Reflection;
using System.Runtime.Loader;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Models of an assembly that was compiled here.</summary>
internal static class LoadedModels
{
    /// <summary>All models, those nested in other types too.</summary>
    public static IEnumerable<Type> Of(byte[] assembly)
    {
        Assembly loaded = new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(new MemoryStream(assembly));
        return loaded.GetTypes().Where(type => type.IsDefined(typeof(VaeAttribute)));
    }

    /// <summary>Constructs the model and its trainer, makes one step and calls the rest of the interface.</summary>
    public static void Use(Type model) =>
        typeof(LoadedModels).GetMethod(nameof(UseModel), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static void UseModel<T>()
        where T : class, IVae<T>
    {
        var model = T.Create(seed: 1);
        IVaeTrainer trainer = T.CreateTrainer(model, seed: 2);
        float[] x = new float[T.BatchSize * T.RowSize];
        float[] z = new float[T.BatchSize * T.LatentSize];
        float[] mean = new float[T.BatchSize * T.InputSize];
        model.Generate(x, seed: 5); // In the range of any likelihood: probabilities of a group sum to one.
        (model as IColumnVae)?.FitScaling(x);
        float[] before = model.Parameters.ToArray();

        Elbo elbo = trainer.Step(x);
        Assert.True(double.IsFinite(elbo.Value));
        Assert.Equal(1, trainer.Steps);
        Assert.NotEqual(before, model.Parameters.ToArray());
        Assert.Equal(T.ParameterCount, T.Tensors.Sum(tensor => tensor.Length));
        Assert.Equal(T.ParameterCount, T.Layers.Sum(layer => layer.ParameterCount));

        Assert.True(double.IsFinite(model.Evaluate(x, seed: 3).Value));
        model.Encode(x, z, new float[z.Length]);
        model.Decode(new float[T.BatchSize * T.CodeSize], mean);
        model.Reconstruct(x, mean);
        model.Generate(x, seed: 4);
        Assert.All([.. mean, .. x], value => Assert.True(float.IsFinite(value)));
    }
}
