namespace TinyVae.Tests.Generated;

/// <summary>The tensors of a model by name, in PyTorch's order of elements, out of and into its flat parameters.</summary>
internal static class NamedTensors
{
    /// <summary>Parameters or gradients in a model's layout.</summary>
    public static Dictionary<string, double[]> Read<TModel>(ReadOnlySpan<float> flat)
        where TModel : class, IVae<TModel>
    {
        var tensors = new Dictionary<string, double[]>();
        foreach (ParameterTensor tensor in TModel.Tensors)
        {
            double[] values = new double[tensor.Length];
            int[] indices = Indices(tensor);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = flat[indices[i]];
            }

            tensors[tensor.Name] = values;
        }

        return tensors;
    }

    public static void Write<TModel>(IReadOnlyDictionary<string, double[]> tensors, Span<float> flat)
        where TModel : class, IVae<TModel>
    {
        foreach (ParameterTensor tensor in TModel.Tensors)
        {
            int[] indices = Indices(tensor);
            for (int i = 0; i < indices.Length; i++)
            {
                flat[indices[i]] = (float)tensors[tensor.Name][i];
            }
        }
    }

    /// <summary>Fills one tensor of a model.</summary>
    public static void Fill<TModel>(TModel model, string name, float value)
        where TModel : class, IVae<TModel>
    {
        foreach (int index in Indices(TModel.Tensors.Single(tensor => tensor.Name == name)))
        {
            model.Parameters[index] = value;
        }
    }

    /// <summary>Where the elements of a tensor lie in the flat parameters, in row-major order.</summary>
    public static int[] Indices(ParameterTensor tensor) => [.. Enumerable.Range(0, tensor.Length).Select(element => tensor.IndexOf(element))];
}
