using System.Runtime.InteropServices;
using TinyVae.Tests.Storage;

namespace TinyVae.Tests.Generated;

/// <summary>The scales of a model of columns, as its file has them.</summary>
/// <param name="Mean">Of each column.</param>
/// <param name="Deviation">Likewise.</param>
/// <param name="Count">Cells that were fitted.</param>
internal sealed record ScalingOf(float[] Mean, float[] Deviation, float[] Count)
{
    public static ScalingOf Model<TModel>(TModel model)
        where TModel : class, IVae<TModel>
    {
        var file = ForgedFile.Of(Bytes(model));
        return new ScalingOf(Tensor(file, "mean"), Tensor(file, "deviation"), Tensor(file, "count"));
    }

    /// <summary>The bytes of a model's file.</summary>
    public static byte[] Bytes<TModel>(TModel model)
        where TModel : class, IVae<TModel>
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    /// <summary>The file with an element of a tensor replaced.</summary>
    public static byte[] Forged<TModel>(TModel model, string tensor, int element, float value)
        where TModel : class, IVae<TModel>
    {
        var file = ForgedFile.Of(Bytes(model));
        MemoryMarshal.Cast<byte, float>(file.Data.AsSpan(Begin(file, tensor)))[element] = value;
        return file.Bytes();
    }

    private static float[] Tensor(ForgedFile file, string name)
    {
        int end = (int)file[$"scaling.{name}"]["data_offsets"]![1]!;
        return MemoryMarshal.Cast<byte, float>(file.Data.AsSpan(Begin(file, name)..end)).ToArray();
    }

    private static int Begin(ForgedFile file, string name) => (int)file[$"scaling.{name}"]["data_offsets"]![0]!;
}
