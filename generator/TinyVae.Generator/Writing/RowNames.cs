using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Writing;

/// <summary>How the code of a step names the rows of a set: their count, the first of a member's share, their stride.</summary>
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

        /// <summary>A member's first row in a trainer's buffer of one float a row.</summary>
        public string LineAt(string buffer) => $"ref Trainer.At(Training.{buffer} + {rows.Of("share.From")})";

        /// <summary>A member's first row in panels of a trainer's buffer.</summary>
        public string At(string buffer) => $"ref Trainer.At(Training.{buffer} + {(rows.PerRow == 1 ? "first" : "firstDraw")})";
    }

    extension(Value value)
    {
        /// <summary>A member's first row of a value in panels.</summary>
        public string At => value.Rows.At(value.Buffer);

        /// <summary>A member's first row of a value of one float a row.</summary>
        public string Line => value.Rows.LineAt(value.Buffer);
    }
}
