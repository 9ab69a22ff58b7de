using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>What the code of all tiles is made of.</summary>
internal static class TileCode
{
    /// <summary>What is done by the size of the register file.</summary>
    /// <param name="of16">Where tiles have up to 16 rows of accumulators: registers of 512 bits.</param>
    /// <param name="of6">Where up to 6: of 256 bits, or 32 of 128.</param>
    /// <param name="of3">Where up to 3: 16 of 128 bits.</param>
    public static string ByRegisters(string of16, string of6, string of3) => Template.Fill($$"""
        if (TLanes.TileRows == 16)
        {
            {{of16}}
        }
        else if (TLanes.TileRows == 6)
        {
            {{of6}}
        }
        else
        {
            {{of3}}
        }
        """);

    /// <summary>A statement for each accumulator of a tile; one that is empty has no line.</summary>
    public static string Each(int height, Func<int, string> statement) =>
        string.Join("\n", Enumerable.Range(0, height).Select(statement).Where(code => code.Length > 0));
}
