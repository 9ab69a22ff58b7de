using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>
/// Parameters as safetensors files: the length of a JSON header (8 bytes, little-endian), the header, and the tensors as
/// little-endian floats, row-major as PyTorch's. What Save and Load of every generated class call.
/// </summary>
/// <remarks>
/// The metadata of a file that is written hold as <c>tinyvae.declaration</c> what the model was declared as, and as
/// <c>tinyvae.checksum</c> the CRC-32C of the tensors' bytes in the order of the file, in eight hexadecimal digits. A file that has
/// them is held to them; others, such as PyTorch's, need not have them.
/// </remarks>
public static class SafeTensors
{
    /// <summary>Writes a file, as <see cref="IVae{TSelf}.Save(string)"/> tells.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors to write.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in.</param>
    /// <param name="declaration">What the model is declared as; null for nothing to be said of it.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="NotFiniteNumberException">A parameter is NaN or infinite; nothing was written.</exception>
    public static void Save(
        string path, ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<float> parameters, string? declaration = null)
    {
        CheckExtent(tensors, parameters.Length);
        SavedFile.Write(path, new TensorContent(tensors, parameters, declaration));
    }

    /// <summary>Writes a file's bytes to a stream, from where that is on; it is left open, and not flushed.</summary>
    /// <inheritdoc cref="Save(string, ImmutableArray{ParameterTensor}, ReadOnlySpan{float}, string)"/>
    /// <param name="stream">The stream.</param>
    /// <param name="tensors">The tensors to write.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in.</param>
    /// <param name="declaration">What the model is declared as; null for nothing to be said of it.</param>
    public static void Save(
        Stream stream, ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<float> parameters, string? declaration = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckExtent(tensors, parameters.Length);
        var sink = new StreamSink(stream);
        new TensorContent(tensors, parameters, declaration).WriteTo(ref sink);
    }

    /// <summary>Reads a file that holds these tensors; a file refused leaves the parameters as they were.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <param name="declaration">What the model is declared as, if the file is held to it.</param>
    /// <param name="options">What the file calls the tensors, and what else it may hold.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static void Load(
        string path, ImmutableArray<ParameterTensor> tensors, Span<float> parameters, string? declaration = null, LoadOptions options = default)
    {
        CheckExtent(tensors, parameters.Length);
        using SafeFileHandle file = File.OpenHandle(path);
        Load(new HandleSource(file), path, tensors, parameters, declaration, options);
    }

    /// <summary>
    /// Reads a file that is open: standard input, say, in a program that opens no files. A file refused leaves the parameters as they were.
    /// </summary>
    /// <inheritdoc cref="Load(string, ImmutableArray{ParameterTensor}, Span{float}, string, LoadOptions)"/>
    /// <param name="file">The file, which must be able to seek; it is read from its first byte on, and left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <param name="declaration">What the model is declared as, if the file is held to it.</param>
    /// <param name="options">What the file calls the tensors, and what else it may hold.</param>
    public static void Load(
        SafeFileHandle file,
        string name,
        ImmutableArray<ParameterTensor> tensors,
        Span<float> parameters,
        string? declaration = null,
        LoadOptions options = default)
    {
        CheckExtent(tensors, parameters.Length);
        Load(new HandleSource(file), name, tensors, parameters, declaration, options);
    }

    /// <summary>
    /// Reads a file's bytes from a stream, from where that is to the end of the file and no further: what follows may be read next. A file
    /// refused leaves the parameters as they were, and the stream somewhere within it.
    /// </summary>
    /// <inheritdoc cref="Load(string, ImmutableArray{ParameterTensor}, Span{float}, string, LoadOptions)"/>
    /// <param name="stream">The stream, which need not be able to seek, and is left open.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <param name="declaration">What the model is declared as, if the file is held to it.</param>
    /// <param name="options">What the file calls the tensors, and what else it may hold.</param>
    public static void Load(
        Stream stream, ImmutableArray<ParameterTensor> tensors, Span<float> parameters, string? declaration = null, LoadOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckExtent(tensors, parameters.Length);
        Load(new StreamSource(stream), StreamSource.Name, tensors, parameters, declaration, options);
    }

    /// <summary>Reads the bytes of a file, and all of them; a file refused leaves the parameters as they were.</summary>
    /// <inheritdoc cref="Load(string, ImmutableArray{ParameterTensor}, Span{float}, string, LoadOptions)"/>
    /// <param name="file">The bytes.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <param name="declaration">What the model is declared as, if the file is held to it.</param>
    /// <param name="options">What the file calls the tensors, and what else it may hold.</param>
    public static void Load(
        ReadOnlySpan<byte> file,
        ImmutableArray<ParameterTensor> tensors,
        Span<float> parameters,
        string? declaration = null,
        LoadOptions options = default)
    {
        CheckExtent(tensors, parameters.Length);
        Load(new MemorySource(file), MemorySource.Name, tensors, parameters, declaration, options);
    }

    private static void Load<TSource>(
        TSource source, string name, ImmutableArray<ParameterTensor> tensors, Span<float> parameters, string? declaration, LoadOptions options)
        where TSource : IByteSource, allows ref struct
    {
        try
        {
            FileHeader header = TensorReader.ReadHeader(ref source);
            TensorReader.ReadData(ref source, header, tensors, parameters.Length, declaration, options).CopyTo(parameters);
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{name}: {refusal.Message}", refusal);
        }
    }

    private static void CheckExtent(ImmutableArray<ParameterTensor> tensors, int length)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            int last = tensor.IndexOf(tensor.Outputs - 1, Math.Max(tensor.Inputs - 1, 0));
            if (last >= length)
                throw new ArgumentException($"parameters has {length} floats, tensor '{tensor.Name}' needs {last + 1}.", "parameters");
        }
    }
}
