using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Columns of a row: each fault is told where it is written.</summary>
public sealed class ColumnDiagnosticTests
{
    [Theory]
    [InlineData("\"[|complex|] 2\"", "The column \"complex 2\" cannot be read: 'complex' is no kind of column")]
    [InlineData("\"[|3|]\"", "'3' is no kind of column")]
    [InlineData("\"[|Real|] 3\"", "'Real' is no kind of column")]
    [InlineData("\"[|missing|]\"", "'missing' is no kind of column")]
    [InlineData("[|\"\"|]", "it is empty")]
    [InlineData("[|null!|]", "it is null")]
    [InlineData("\"[|category|]\"", "the number of its categories is missing")]
    [InlineData("\"[|ordinal|] missing\"", "the number of its categories is missing")]
    [InlineData("\"real [|x|]\"", "'x' is not a number of columns")]
    [InlineData("\"count [|2.5|] missing\"", "'2.5' is not a number of columns")]
    [InlineData("\"category [|many|]\"", "'many' is not a number of categories")]
    [InlineData("\"real 3 [|often|]\"", "nothing but 'missing' can follow the number, but 'often' does")]
    [InlineData("@\"binary 3 [|missing|] missing\"", "nothing but 'missing' can follow the number, but 'missing' does")]
    public void An_unreadable_column_is_told_inside_the_string(string written, string message) =>
        Expect.Fault("TVAE026", $"[Vae(Columns = [\"real\", {written}], Latent = 2)]", message);

    [Theory]
    [InlineData("real [|0|]", "The number of columns of \"real\" must be from 1 to 4096, not 0")]
    [InlineData("binary [|4097|]", "The number of columns of \"binary\" must be from 1 to 4096, not 4097")]
    [InlineData("count [|-1|]", "not -1")]
    [InlineData("category [|1|]", "The number of categories of \"category\" must be from 2 to 4096, not 1")]
    [InlineData("ordinal [|99999999999999999999|] missing", "The number of categories of \"ordinal\"")]
    public void A_number_out_of_range_is_told_at_the_number(string column, string message) =>
        Expect.Fault("TVAE006", $"[Vae(Columns = [\"{column}\"], Latent = 2)]", message);

    [Theory]
    [InlineData("[|Input = \"9\"|]", "Input has no meaning with Columns")]
    [InlineData("[|Likelihood = Likelihood.Gaussian|]", "Likelihood has no meaning with Columns")]
    [InlineData("[|Categories = [2]|]", "Categories has no meaning with Columns")]
    public void What_columns_take_the_place_of_is_refused_beside_them(string property, string message) =>
        Expect.Fault("TVAE015", $"[Vae(Columns = [\"real\"], Latent = 2, {property})]", message);

    [Theory]
    [InlineData("Input = \"9\", Latent = 2, [|Missing = true|]", "Missing has no meaning with an Input")]
    [InlineData("Input = \"9\", Latent = 2, [|Corruption = \"missing 0.1\"|]", "Corruption \"missing 0.1\" has no meaning with an Input")]
    public void What_only_columns_have_is_refused_without_them(string properties, string message) => Expect.Fault("TVAE015", $"[Vae({properties})]", message);

    [Fact]
    public void A_convolution_has_no_neighbours_to_read_among_columns() =>
        Expect.Fault(
            "TVAE024",
            """[Vae(Columns = ["real 9"], Encoder = [[|"conv 4 3 relu"|]], Latent = 2, Decoder = ["18"])]""",
            "Columns stand side by side and have no neighbours that a convolution could read");

    [Fact]
    public void A_decoder_that_does_not_end_in_the_parameters_of_the_columns_is_told_how_many_they_are() =>
        Expect.Fault(
            "TVAE009",
            """[Vae(Columns = ["real 3", "category 5"], Latent = 2, Decoder = ["8 relu", [|"8"|]])]""",
            "11");

    [Fact]
    public void No_columns_are_none() =>
        Assert.Contains(
            "Columns = [\"real 3\", \"binary\"]",
            Assert.Single(Expect.OnlyAtMarks("TVAE004", "using TinyVae;\n[Vae(Columns = [|[]|], Latent = 2)] public sealed partial class Model;")),
            StringComparison.Ordinal);

    [Fact]
    public void Every_kind_with_and_without_a_number_is_accepted() =>
        Expect.Nothing(
            "[TinyVae.Vae(Columns = [\"real\", \"positive 2\", \" student-t  missing\", \"count 3 missing\", \"poisson\", \"binary 2\", \"category 2\", \"ordinal 4096\"], "
            + "Missing = true, Corruption = \"missing 0.5\", Latent = 2)] public sealed partial class Model;");

    [Fact]
    public void Columns_that_are_null_are_no_columns() =>
        Expect.Nothing("[TinyVae.Vae(Columns = null, Input = \"3\", Latent = 2)] public sealed partial class Model;");
}
