using TinyVae.Generator.Programs;
using TinyVae.Layout;

namespace TinyVae.Generator.Writing;

/// <summary>How the code of a step names the rows of a set, their count and stride, and the values of a member's share of them.</summary>
internal static class RowNames
{
    extension(RowSet rows)
    {
        /// <summary>The variable that counts a member's rows.</summary>
        public string Count => rows.PerRow == 1 ? "rows" : "draws";

        /// <summary>The constant that leads from one panel to the next.</summary>
        public string Stride => rows.PerRow == 1 ? "Training.Stride" : "Training.DrawStride";

        /// <summary>How many there are for a variable that counts rows of the batch.</summary>
        public string Of(string batchRows) => rows.PerRow == 1 ? batchRows : $"{batchRows} * {rows.PerRow}";
    }

    extension(Value value)
    {
        /// <summary>The variable that refers to a member's first row of it.</summary>
        public string Name => char.ToLowerInvariant(value.Buffer[0]) + value.Buffer.Substring(1);

        /// <summary>The same as an argument.</summary>
        public string Ref => $"ref {value.Name}";

        /// <summary>What declares the variable.</summary>
        public string Declaration => $"ref float {value.Name} = ref Trainer.At(Training.{value.Buffer} + {FirstFloat(value)});";
    }

    private static string FirstFloat(Value value) => value.FloatsPerRow switch
    {
        PanelMath.Lanes => value.Rows.PerRow == 1 ? "first" : "firstDraw",
        1 => value.Rows.Of("share.From"),
        var floats => $"{value.Rows.Of("share.From")} * {floats}",
    };
}
