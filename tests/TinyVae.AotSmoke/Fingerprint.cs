namespace TinyVae.AotSmoke;

/// <summary>Floats as a short text that differs when one bit does: FNV-1a (Fowler, Noll and Vo) over their bits, 32 at a time.</summary>
internal static class Fingerprint
{
    private const ulong OffsetBasis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    public static string Of(ReadOnlySpan<float> values)
    {
        ulong hash = OffsetBasis;
        foreach (float value in values)
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * Prime;
        return hash.ToString("x16");
    }
}
