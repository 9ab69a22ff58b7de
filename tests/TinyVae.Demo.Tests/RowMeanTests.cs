using TinyVae.Demo.Evaluation;
using Xunit;

namespace TinyVae.Demo.Tests;

public class RowMeanTests
{
    [Fact]
    public void The_standard_error_is_the_deviation_over_the_root_of_the_rows() =>
        // Deviations of -3, -1, 1 and 3 from 12: a variance of 20 / 3.
        Assert.Equal(new RowMean(4, 12, Math.Sqrt(20.0 / 3 / 4)), RowMean.Of([9, 11, 13, 15]));

    [Fact]
    public void A_single_row_has_no_error_to_tell() => Assert.Equal(new RowMean(1, -105, 0), RowMean.Of([-105]));
}
