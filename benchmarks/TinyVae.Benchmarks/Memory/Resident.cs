namespace TinyVae.Benchmarks.Memory;

/// <summary>Resident bytes of a process.</summary>
/// <param name="Before">Once its libraries are loaded, before a model is made.</param>
/// <param name="After">After its training steps.</param>
internal sealed record Resident(long Before, long After)
{
    public long Growth => After - Before;
}
