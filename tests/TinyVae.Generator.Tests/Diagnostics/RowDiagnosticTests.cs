using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>What a type must be to be a row: told at the property, or where the type is named.</summary>
public sealed class RowDiagnosticTests
{
    [Theory]
    [InlineData("float A, System.DateTime [|At|]", "'At' cannot be a row, or a part of one, of the model 'Model': a System.DateTime is no column: write [Ignore] in front of it")]
    [InlineData("float A, string [|Name|]", "a string is no column")]
    [InlineData("float A, decimal [|Price|]", "a decimal is no column")]
    [InlineData("float A, float[] [|Values|]", "a float[] is no column")]
    [InlineData("float A, Place? [|Where|]", "a Place is no column")]
    [InlineData("float A, Colours [|Both|]", "Colours has [Flags], whose values are not one of a few: give each flag a bool of its own")]
    [InlineData("float A, Single [|One|]", "Single has 1 values; a category needs 2 to 4096")]
    [InlineData("float A, [Positive] bool [|Is|]", "[Positive] has no meaning for a bool: remove it")]
    [InlineData("float A, [Count] Mode [|Is|]", "[Count] has no meaning for an enum")]
    [InlineData("float A, [Ordinal] int [|Stars|]", "the range is missing: write [Ordinal(1, 5)]")]
    [InlineData("float A, [Ordinal(5, 5)] int [|Stars|]", "5 to 5 is no range of 2 to 4096 numbers")]
    [InlineData("float A, [Ordinal(int.MinValue, int.MaxValue)] long [|Stars|]", "is no range of 2 to 4096 numbers")]
    [InlineData("float A, [Ordinal(1, 5)] float [|Stars|]", "[Ordinal] is of an enum, or of an integer")]
    [InlineData("float A, [Positive, Count] float [|B|]", "[Positive] and [Count] do not go together: write one of them")]
    [InlineData("float A, [MayBeMissing] int [|B|]", "a int has no NaN: write int? in place of [MayBeMissing]")]
    [InlineData("float A, [Condition] Mode? [|Site|]", "a condition must not be missing")]
    public void What_is_no_column_is_told_at_the_property(string columns, string message) =>
        Told($"public readonly record struct Row({columns});", "Row", message);

    [Theory]
    [InlineData("public class Row { public float [|A|] { get; } }", "it can neither be set nor be given to a constructor by its name: write 'init' or 'set', or [Ignore]")]
    [InlineData("public class Row { public float A { get; init; } public int [|B|] { get; private set; } }", "it can neither be set")]
    [InlineData("public struct Row { public readonly float [|A|]; }", "it can neither be set")]
    [InlineData("public class Row { public Row(float other) { } public float A { get; set; } }", "Row has no constructor that the model can call with its columns alone", "[|<Row>|]")]
    [InlineData("public record Row(float A, Inner B); public record Inner(string [|Name|]);", "'B.Name' cannot be a row, or a part of one")]
    public void What_cannot_be_made_is_told(string types, string message, string named = "<Row>") => Told(types, named[0] == '[' ? "[|Row|]" : "Row", message);

    [Theory]
    [InlineData("[|int|]", "it is no record, struct or class that could have columns")]
    [InlineData("[|float[]|]", "it is no record")]
    [InlineData("[|System.ReadOnlySpan<float>|]", "it is no record", false)]
    [InlineData("[|Mode|]", "it is no record")]
    [InlineData("[|IRow|]", "it is no record")]
    [InlineData("[|Empty|]", "it has no public property or field that is a column")]
    [InlineData("[|Abstract|]", "it is abstract, and a model could not make one")]
    [InlineData("[|Hidden|]", "it is less visible than the model")]
    public void What_is_no_row_is_told_where_it_is_named(string row, string message, bool compiles = true)
    {
        if (compiles)
            Told("public interface IRow; public class Empty; public abstract class Abstract { public float A { get; set; } } internal record Hidden(float A);", row, message);
    }

    [Theory]
    [InlineData("Input = \"3\"")]
    [InlineData("Columns = [\"real\"]")]
    [InlineData("Missing = true")]
    [InlineData("Likelihood = Likelihood.Gaussian")]
    [InlineData("Categories = [2]")]
    [InlineData("Condition = 3")]
    public void What_else_says_what_a_row_is_has_no_meaning(string property) => Assert.Contains(
        $"{property.Split(' ')[0]} has no meaning with a row's type: remove it",
        Assert.Single(Expect.OnlyAtMarks("TVAE015", $"using TinyVae;\npublic record Row(float A);\n[Vae<Row>(Latent = 2, [|{property}|])] public sealed partial class Model;")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public record struct Row(float A, double B, sbyte C, short D, int E, long F, byte G, ushort H, uint I, ulong J, bool K, Mode L);")]
    [InlineData("public record Row(float? A, bool? B, Mode? C, uint? D, [Ordinal(-3, 3)] int? E, [Ordinal] Mode? F);")]
    [InlineData("public struct Row { public float A; [Ignore] public string B; public Mode C { get; set; } }")]
    [InlineData("public class Row { public required float A { get; init; } [Ignore] public required string Name { get; init; } public static int Count; internal int B; public int this[int i] => i; }")]
    [InlineData("public class Row(float a, int @class) { public float A => a; public int Class { get; } = @class; public int B { get; set; } }")]
    [InlineData("public record Base(float A); public record Row(float A, int B) : Base(A);")]
    [InlineData("public record Row(Place First, [Condition] Mode Site, [Condition] float Age, [Condition] bool Is, [Condition, Ordinal(0, 3)] int Year);")]
    [InlineData("public record struct Row(float @float, int @new, bool lower, [StudentT] double X, [Poisson] int Y, [Count] float Z, [MayBeMissing] double W);")]
    public void All_that_can_be_a_row_compiles(string types) => Expect.Nothing(Source(types, "Row"));

    [Fact]
    public void A_row_of_a_type_that_does_not_compile_is_left_to_the_compiler()
    {
        Generation generation = Compilations.Generate(Source("", "Nowhere"));

        Assert.Empty(generation.Problems);
        Assert.All(generation.CompilerErrors, error => Assert.Equal("CS0246", error.Id));
    }

    private static void Told(string types, string row, string message) =>
        Assert.Contains(message, Assert.Single(Expect.OnlyAtMarks("TVAE027", Source(types, row))), StringComparison.Ordinal);

    private static string Source(string types, string row)
    {
        string named = row.StartsWith("[|", StringComparison.Ordinal) ? $"[|<{row[2..^2]}>|]" : $"<{row}>";
        return $$"""
            using TinyVae;

            public enum Mode { Off, On, Idle = 7, Low = -3, Same = 7 }
            public enum Single { Only }
            [System.Flags] public enum Colours { Red = 1, Green = 2 }
            public readonly record struct Place(float X, double Y);
            {{types}}

            [Vae{{named}}(Latent = 2)]
            public sealed partial class Model;
            """;
    }
}
