using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class GroupCheckTests
{
    private const int Features = 42;
    private const int Rows = 21;

    [Fact]
    public void Groups_that_sum_to_one_pass()
    {
        float[] x = Data();
        x[1] = -0f;
        x[Features + 4] += 9e-4f;
        Check(x);
    }

    [Fact]
    public void A_group_that_does_not_sum_to_one_is_refused_wherever_it_stands()
    {
        for (int row = 0; row < Rows; row++)
        {
            int first = 0;
            foreach (int size in CategoricalTests.Groups.Sizes)
            {
                float[] x = Data();
                x[(row * Features) + first + size - 1] += 0.25f;
                string message = Assert.Throws<ArgumentException>("x", () => Check(x)).Message;
                Assert.StartsWith("x sums to 1.25", message);
                Assert.Contains($" over features {first} to {first + size - 1} of row {row}; the likelihood needs groups that sum to 1.", message);
                first += size;
            }
        }
    }

    [Fact]
    public void A_negative_value_is_refused_though_its_group_sums_to_one()
    {
        for (int row = 0; row < Rows; row++)
        {
            float[] x = Data();
            x[(row * Features) + 40] = -0.5f;
            x[(row * Features) + 41] += 0.5f;
            string message = Assert.Throws<ArgumentException>("x", () => Check(x)).Message;
            Assert.StartsWith($"x is -0.5 at row {row}, feature 40; the likelihood needs groups of probabilities.", message);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_that_is_no_number_is_refused_wherever_it_stands(float value)
    {
        for (int index = 0; index < Rows * Features; index++)
        {
            float[] x = Data();
            x[index] = value;
            string message = Assert.Throws<NotFiniteNumberException>(() => Check(x)).Message;
            Assert.Contains($"at row {index / Features}, feature {index % Features};", message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void What_trails_the_features_of_a_row_may_be_anything_and_counts_in_no_place(int trailing)
    {
        int pitch = Features + trailing;
        float[] data = Data();
        float[] x = [.. Enumerable.Range(0, Rows * pitch).Select(i => i % pitch < Features ? data[(i / pitch * Features) + (i % pitch)] : float.NaN)];
        Categorical<CategoricalTests.Groups>.Check(x, Features, "x", trailing);
        x[(17 * pitch) + 40] = -1;
        string message = Assert.Throws<ArgumentException>(() => Categorical<CategoricalTests.Groups>.Check(x, Features, "x", trailing)).Message;
        Assert.StartsWith("x is -1 at row 17, feature 40;", message);
    }

    private static void Check(float[] x) => Categorical<CategoricalTests.Groups>.Check(x, Features, "x");

    private static float[] Data()
    {
        var random = new Random(5);
        float[] x = new float[Rows * Features];
        for (int row = 0; row < Rows; row++)
            CategoricalTests.Formula.FillRow(random, x.AsSpan(row * Features, Features));
        return x;
    }
}
