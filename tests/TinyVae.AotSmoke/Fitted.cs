namespace TinyVae.AotSmoke;

/// <summary>New models that can be trained.</summary>
internal static class Fitted
{
    /// <summary>A model whose columns, if it has such, are scaled by the data.</summary>
    public static TModel To<TModel>(ReadOnlySpan<float> data, ulong seed)
        where TModel : class, IVae<TModel>
    {
        TModel model = TModel.Create(seed);
        (model as IColumnVae)?.FitScaling(data);
        return model;
    }
}
