using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;

namespace TinyVae;

/// <summary>The header of an IDX file: two zero bytes, the element type, the number of dimensions, and each dimension big-endian.</summary>
/// <param name="Element">The type of the numbers.</param>
/// <param name="Shape">At least one dimension; all but the first are at least 1.</param>
/// <param name="Elements">The product of the dimensions, which an array can hold.</param>
/// <param name="Features">The product of the dimensions behind the first.</param>
internal sealed record IdxHeader(IdxElement Element, ImmutableArray<int> Shape, int Elements, int Features)
{
    private const int MagicBytes = 4;
    private const int ImageDimensions = 3;
    private const int LabelDimensions = 1;

    /// <summary>Bytes of a file that has this header.</summary>
    public long FileBytes => MagicBytes + (sizeof(uint) * Shape.Length) + ((long)Elements * Element.Bytes());

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">It is none, or declares what no array can hold.</exception>
    public static IdxHeader Read(Stream content)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        int length = content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (length < MagicBytes)
            throw Truncated(length, needed: MagicBytes);
        if (magic[0] != 0 || magic[1] != 0)
            throw new InvalidDataException($"not an IDX file: it begins with 0x{Convert.ToHexString(magic)}, not two zero bytes.");
        var element = (IdxElement)magic[2];
        if (element.Bytes() == 0)
            throw new InvalidDataException($"its elements are {Described(element)}; the format has the types 0x08, 0x09 and 0x0B to 0x0E.");
        int dimensions = magic[3];
        if (dimensions == 0)
            throw new InvalidDataException("its header declares no dimensions; it needs at least one.");

        Span<byte> sizes = stackalloc byte[sizeof(uint) * dimensions];
        length = content.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (length < sizes.Length)
            throw Truncated(MagicBytes + length, needed: MagicBytes + sizes.Length);
        return Of(element, sizes);
    }

    /// <exception cref="InvalidDataException">The file holds something else than images.</exception>
    public void RequireImages() => Require(ImageDimensions, $"images have {ImageDimensions}");

    /// <exception cref="InvalidDataException">The file holds something else than labels.</exception>
    public void RequireLabels() => Require(LabelDimensions, $"labels have {LabelDimensions}");

    /// <summary>Takes numbers over as floats; see <see cref="IdxContent.Conversion{T}"/>.</summary>
    /// <exception cref="InvalidDataException">One is not a finite float.</exception>
    public void ToFloats(ReadOnlySpan<byte> bytes, Span<float> values, int first)
    {
        int size = Element.Bytes();
        for (int i = 0; i < values.Length; i++)
        {
            double value = Element.Read(bytes[(i * size)..]);
            values[i] = (float)value;
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"its element [{string.Join(", ", Place(first + i))}] is {value}, which is not a finite float."));
            }
        }
    }

    private static IdxHeader Of(IdxElement element, ReadOnlySpan<byte> sizes)
    {
        int[] shape = new int[sizes.Length / sizeof(uint)];
        ulong elements = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(sizeof(uint) * i)..]);
            if (size == 0 && i > 0)
                throw new InvalidDataException($"its header declares a dimension {i} of 0.");
            // No rows are fine, but one row must still fit in an array.
            elements *= Math.Max(size, 1);
            if (elements > (ulong)Array.MaxLength)
                throw new InvalidDataException($"its header declares a dimension {i} of {size}: more elements than one array can hold.");
            shape[i] = (int)size;
        }
        int features = (int)elements / Math.Max(shape[0], 1);
        return new IdxHeader(element, [.. shape], shape[0] * features, features);
    }

    private void Require(int dimensions, string needed)
    {
        const string OfAnyKind = "IdxFile.Read takes any type and number of dimensions";
        if (Element != IdxElement.UnsignedByte)
            throw new InvalidDataException($"its elements are {Described(Element)}, not {Described(IdxElement.UnsignedByte)}; {OfAnyKind}.");
        if (Shape.Length != dimensions)
            throw new InvalidDataException($"it has {Shape.Length} dimensions where {needed}; {OfAnyKind}.");
    }

    /// <summary>The indices of an element.</summary>
    private int[] Place(int element)
    {
        int[] place = new int[Shape.Length];
        for (int i = place.Length - 1; i >= 0; i--)
            (element, place[i]) = Math.DivRem(element, Shape[i]);
        return place;
    }

    private static string Described(IdxElement element) => $"{element.Name()} (type 0x{(byte)element:X2})";

    private static InvalidDataException Truncated(int length, int needed) =>
        new($"truncated: it has {length} bytes, its header alone needs {needed}.");
}
