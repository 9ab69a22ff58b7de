using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TinyVae.AotSmoke;

/// <summary>Floats as a short text that differs when one bit does.</summary>
internal static class Fingerprint
{
    public static string Of(ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
    }
}
