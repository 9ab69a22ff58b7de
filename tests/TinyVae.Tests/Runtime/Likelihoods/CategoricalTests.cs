using TinyVae.Kernels;
using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class CategoricalTests : LikelihoodTests<Categorical<CategoricalTests.Groups>, CategoricalTests.Formula>
{
    [Fact]
    public void Each_group_of_a_draw_is_one_hot()
    {
        var rows = DecodedRows.Of<Formula>(42, 19, 1);
        float[] noise = new float[rows.Parameters.Length];
        Categorical<Groups>.Draw<Lanes256>(rows.Lines, RandomKey.From(3, RandomStream.Draw), 0, ref noise[0]);
        for (int row = 0; row < rows.Rows; row++)
        {
            int first = 0;
            foreach (int size in Groups.Sizes)
            {
                float[] group = [.. Enumerable.Range(first, size).Select(feature => rows.Parameters[rows.Place(0, row, feature)])];
                Assert.Equal(1, group.Count(value => value == 1f));
                Assert.Equal(size - 1, group.Count(value => value == 0f));
                first += size;
            }
        }
    }

    [Fact]
    public void A_category_is_drawn_as_often_as_its_probability_says()
    {
        const int rows = 40_000, stride = rows * Lanes.Count;
        float[] logits = [0.3f, -1.2f, 2f];
        float[] parameters = new float[stride], noise = new float[stride], scratch = new float[RowLanes.Length(3)];
        for (int row = 0; row < rows; row++)
            logits.CopyTo(parameters, row * Lanes.Count);
        Categorical<ThreeCategories>.Draw<Lanes256>(new LikelihoodRows(ref parameters[0], ref parameters[0], ref scratch[0], 3, rows, stride), RandomKey.From(3, RandomStream.Draw), 0, ref noise[0]);
        for (int category = 0; category < 3; category++)
        {
            double probability = Math.Exp(logits[category]) / logits.Sum(logit => Math.Exp(logit));
            double share = Enumerable.Range(0, rows).Average(row => parameters[(row * Lanes.Count) + category]);
            Assert.Equal(probability, share, 3 * Math.Sqrt(probability * (1 - probability) / rows));
        }
    }

    public readonly struct ThreeCategories : IFeatureGroups
    {
        public static ReadOnlySpan<int> Sizes => [3];
    }

    /// <summary>Groups within a panel, of one feature, over three panels and up to a panel's end.</summary>
    public readonly struct Groups : IFeatureGroups
    {
        public static ReadOnlySpan<int> Sizes => [3, 1, 30, 2, 6];
    }

    public readonly struct Formula : IRowFormula
    {
        public static int Heads => 1;

        public static int[] FeatureCounts => [42, 42];

        public static double LogDensity(double[][] heads, double[] x)
        {
            double sum = 0;
            double[] probabilities = Mean(heads);
            for (int feature = 0; feature < x.Length; feature++)
                sum += x[feature] == 0 ? 0 : x[feature] * Math.Log(probabilities[feature]);
            return sum;
        }

        public static double[] Mean(double[][] heads)
        {
            double[] exponentials = Array.ConvertAll(heads[0], Math.Exp);
            int first = 0;
            foreach (int size in Groups.Sizes)
            {
                Span<double> group = exponentials.AsSpan(first, size);
                double sum = 0;
                foreach (double value in group)
                    sum += value;
                foreach (ref double value in group)
                    value /= sum;
                first += size;
            }

            return exponentials;
        }

        public static float Parameter(Random random, int head) => random.Next(20) == 0 ? 40f : (random.NextSingle() * 8) - 4;

        /// <summary>One-hot groups, now and then one spread over its features.</summary>
        public static void FillRow(Random random, Span<float> x)
        {
            x.Clear();
            int first = 0;
            foreach (int size in Groups.Sizes)
            {
                if (random.Next(4) == 0)
                    x.Slice(first, size).Fill(1f / size);
                else
                    x[first + random.Next(size)] = 1f;
                first += size;
            }
        }
    }
}
