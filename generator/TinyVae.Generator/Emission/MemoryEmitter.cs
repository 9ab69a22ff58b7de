using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>A memory plan as constants.</summary>
internal static class MemoryEmitter
{
    public static void Emit(SourceWriter writer, string name, string summary, int stride, MemoryPlan memory)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        using (writer.Block($"internal static class {name}"))
        {
            writer.Write($"public const int Stride = {stride} * 16; // from one panel of activations to the next");
            foreach (PlacedBuffer buffer in memory.Buffers)
                writer.Write($"public const int {buffer.Request.Name} = {buffer.Offset}; // {buffer.Request.Shape}");
        }
    }
}
