using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Calls that throw and leave everything as it was.</summary>
internal static class Refusal
{
    /// <summary>A trained model refuses; neither a parameter nor the count of steps changes; and the next step is a twin's who never saw it.</summary>
    public static TRefusal OfTrainer<TModel, TRefusal>(ModelCase<TModel> declared, Action<IVaeTrainer> call)
        where TModel : class, IVae<TModel>
        where TRefusal : Exception
    {
        (TModel model, IVaeTrainer trainer) = Trained();
        (TModel twin, IVaeTrainer untouched) = Trained();
        var refusal = Assert.Throws<TRefusal>(() => call(trainer));
        Close.SameBits(twin.Parameters, model.Parameters);
        Assert.Equal(untouched.Steps, trainer.Steps);

        float[] good = declared.Rows(TModel.BatchSize, seed: 4);
        Assert.Equal(untouched.Step(good), trainer.Step(good));
        Close.SameBits(twin.Parameters, model.Parameters);
        return refusal;

        (TModel Model, IVaeTrainer Trainer) Trained()
        {
            var model = Fitted.Model<TModel>(seed: 1);
            IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
            trainer.Step(declared.Rows(TModel.BatchSize, seed: 1));
            trainer.Step(declared.Rows(TModel.BatchSize, seed: 2));
            return (model, trainer);
        }
    }

    /// <summary>A model refuses; neither a parameter nor an element of the result changes.</summary>
    public static TRefusal OfModel<TModel, TRefusal>(TModel model, int resultLength, Action<float[]> call)
        where TModel : class, IVae<TModel>
        where TRefusal : Exception
    {
        float[] before = model.Parameters.ToArray();
        float[] result = Draws.Uniform(new Random(1), resultLength);
        float[] untouched = [.. result];
        var refusal = Assert.Throws<TRefusal>(() => call(result));
        Close.SameBits(before, model.Parameters);
        Close.SameBits(untouched, result);
        return refusal;
    }
}
