namespace TinyVae.Tests.Generated;

/// <summary>New models, as <see cref="IVae{TSelf}.Create"/> makes them, and ready to be trained.</summary>
internal static class Fitted
{
    /// <summary>A model whose columns, if it has such, are scaled by the rows of its case.</summary>
    public static TModel Model<TModel>(ulong seed)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed);
        if (model is IColumnVae columns)
            columns.FitScaling(new ModelCase<TModel>().FittingRows);
        return model;
    }
}
