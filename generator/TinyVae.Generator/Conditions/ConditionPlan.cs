namespace TinyVae.Generator.Conditions;

/// <summary>What a condition c makes of the rows that the encoder reads, [x | c], and of the codes that the decoder reads, [z | c].</summary>
/// <param name="Size">Floats of a condition; 0 where there is none.</param>
/// <param name="Features">Features of x, in front of it in a row.</param>
/// <param name="Units">Units of z, in front of it in a code.</param>
internal sealed record ConditionPlan(int Size, int Features, int Units)
{
    public bool IsDeclared => Size > 0;

    /// <summary>Floats of a row as callers give it.</summary>
    public int RowSize => Features + Size;

    /// <summary>Floats of a code.</summary>
    public int CodeSize => Units + Size;

    /// <summary>The generated class's constant that counts a row.</summary>
    public string RowConstant => IsDeclared ? "RowSize" : "InputSize";

    /// <summary>The generated class's constant that counts a code.</summary>
    public string CodeConstant => IsDeclared ? "CodeSize" : "LatentSize";
}
