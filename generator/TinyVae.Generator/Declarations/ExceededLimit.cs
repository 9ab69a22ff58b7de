namespace TinyVae.Generator.Declarations;

/// <summary>Memory that a network would need and cannot have.</summary>
/// <param name="Bytes">What it needs.</param>
/// <param name="For">What for, in words.</param>
/// <param name="Most">What it can have.</param>
internal sealed record ExceededLimit(long Bytes, string For, long Most);

/// <summary>What of a network's memory is too large; null for none. Planning knows, and reading a declaration does not plan.</summary>
internal delegate ExceededLimit? MemoryCheck(VaeModel model);
