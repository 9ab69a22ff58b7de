using Xunit;

namespace TinyVae.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void A_dataset_knows_its_rows_and_features()
    {
        var data = new Dataset([1, 2, 3, 4, 5, 6], features: 3);

        Assert.Equal(2, data.Rows);
        Assert.Equal(3, data.Features);
        Assert.Equal([4, 5, 6], data.Row(1).ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], data.Values.ToArray());
    }

    [Fact]
    public void Values_that_are_no_whole_number_of_rows_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Dataset(new float[7], features: 3));

        Assert.Equal("values", error.ParamName);
        Assert.Contains("7 values", error.Message);
        Assert.Contains("3 features", error.Message);
    }

    [Fact]
    public void A_missing_array_and_rows_without_features_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new Dataset(null!, features: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new float[6], features: 0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_row_that_does_not_exist_is_refused(int row)
    {
        var data = new Dataset(new float[6], features: 3);

        Assert.Throws<ArgumentOutOfRangeException>("index", () => data.Row(row).ToArray());
    }

    [Fact]
    public void A_slice_shares_the_array()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        Dataset slice = new Dataset(values, features: 2).Slice(first: 1, count: 2);
        values[2] = 30;

        Assert.Equal(2, slice.Rows);
        Assert.Equal([30, 4, 5, 6], slice.Values.ToArray());
        Assert.Equal([5, 6], slice.Slice(1, 1).Row(0).ToArray());
    }

    [Theory]
    [InlineData(-1, 1, "first")]
    [InlineData(4, 0, "first")]
    [InlineData(1, 3, "count")]
    [InlineData(0, -1, "count")]
    public void A_slice_beyond_the_rows_is_refused(int first, int count, string argument)
    {
        var data = new Dataset(new float[6], features: 2);

        Assert.Throws<ArgumentOutOfRangeException>(argument, () => data.Slice(first, count));
    }
}
