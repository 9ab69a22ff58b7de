namespace TinyVae.Layout;

/// <summary>What an arena is made of.</summary>
internal static class ArenaLengths
{
    /// <summary>Floats allocated beyond the length asked for, so that offset 0 can stand on a cache line.</summary>
    public const int AlignmentSlack = 16;
}
