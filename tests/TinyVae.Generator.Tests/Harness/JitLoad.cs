namespace TinyVae.Generator.Tests.Harness;

/// <summary>What the JIT meets when it compiles a method with all that is inlined into it.</summary>
/// <param name="Bytes">Of IL.</param>
/// <param name="Instructions">Of IL.</param>
/// <param name="Blocks">Basic blocks: every branch ends one and may begin another.</param>
/// <param name="Locals">Locals and arguments.</param>
internal sealed record JitLoad(int Bytes, int Instructions, int Blocks, int Locals)
{
    public static JitLoad operator +(JitLoad left, JitLoad right) =>
        new(left.Bytes + right.Bytes, left.Instructions + right.Instructions, left.Blocks + right.Blocks, left.Locals + right.Locals);
}
