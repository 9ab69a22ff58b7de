namespace TinyVae.AotSmoke;

/// <summary>
/// What is not finite must not come out as a number that could be right, whatever compiled the comparisons and clamps in between.
/// </summary>
internal static class NotFinite
{
    private const int Rows = 2;

    /// <summary>Throws where something finite comes of a first row that is not, or where a step takes a parameter that is not.</summary>
    /// <param name="data">At least two rows.</param>
    public static void Require<TModel>(ReadOnlySpan<float> data)
        where TModel : class, IVae<TModel>
    {
        TModel model = Fitted.To<TModel>(data, seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
        float[] x = new float[Rows * TModel.RowSize];
        float[] z = new float[Rows * TModel.CodeSize];
        float[] result = new float[Rows * TModel.InputSize];
        ReadOnlySpan<float> good = data[..x.Length];
        foreach (float poison in (ReadOnlySpan<float>)[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            good.CopyTo(x);
            x[0] = poison;
            z[0] = poison;
            if (model is not IColumnVae) // which refuses such rows
            {
                model.Reconstruct(x, result);
                RequireInFirstRow("Reconstruct", poison, result);
                model.ReconstructSample(x, result, seed: 3);
                RequireInFirstRow("ReconstructSample", poison, result);
            }

            model.Decode(z, result);
            RequireInFirstRow("Decode", poison, result);

            foreach (ParameterTensor tensor in TModel.Tensors)
            {
                ref float parameter = ref model.Parameters[tensor.IndexOf(0, 0)];
                float before = parameter;
                parameter = poison;
                if (!IsRefused(trainer, good[..(Math.Min(Rows, TModel.BatchSize) * TModel.RowSize)]))
                    throw new InvalidOperationException($"{typeof(TModel).Name} trained with {poison} in {tensor.Name}.");
                parameter = before;
            }
        }
    }

    private static void RequireInFirstRow(string call, float poison, ReadOnlySpan<float> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            if (float.IsFinite(result[i]) == (i < result.Length / Rows))
                throw new InvalidOperationException($"{call} of {poison} in the first row gives {result[i]} in element {i}.");
        }
    }

    private static bool IsRefused(IVaeTrainer trainer, ReadOnlySpan<float> batch)
    {
        try
        {
            trainer.Step(batch);
            return false;
        }
        catch (NotFiniteNumberException)
        {
            return true;
        }
    }
}
