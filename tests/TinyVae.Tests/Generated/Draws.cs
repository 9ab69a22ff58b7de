using TinyVae.Numerics;

namespace TinyVae.Tests.Generated;

/// <summary>Random test data.</summary>
internal static class Draws
{
    public static float[] Uniform(Random random, int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.NextSingle();
        }

        return values;
    }

    /// <summary>Standard normal draws by Box and Muller's transform: √(−2·ln u)·cos 2πv.</summary>
    public static float[] Normal(Random random, int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }

    /// <summary>Rows of groups of features, in each of which one is 1 and the others are 0.</summary>
    public static float[] OneHot(Random random, int rows, IReadOnlyList<int> groups)
    {
        float[] values = new float[rows * groups.Sum()];
        int first = 0;
        for (int row = 0; row < rows; row++)
        {
            foreach (int size in groups)
            {
                values[first + random.Next(size)] = 1;
                first += size;
            }
        }

        return values;
    }

    /// <summary>The noise that the library draws from a key, [rows][units]; its generator has tests of its own.</summary>
    public static double[][] Noise(RandomKey key, int rows, int units)
    {
        float[] values = new float[rows * units];
        StandardNormal.Fill(key, rows, units, values);
        return InRows(values, units);
    }

    /// <summary>The same row many times.</summary>
    public static float[] Repeat(float[] row, int rows) => [.. Enumerable.Repeat(row, rows).SelectMany(values => values)];

    /// <summary>Each row of a matrix followed by the same row of another, which may have no columns.</summary>
    public static float[] Beside(float[] left, float[] right, int rows)
    {
        (int ofLeft, int ofRight) = (left.Length / rows, right.Length / rows);
        return
        [
            .. Enumerable.Range(0, rows).SelectMany(
                row => left[(row * ofLeft)..((row + 1) * ofLeft)].Concat(right[(row * ofRight)..((row + 1) * ofRight)])),
        ];
    }

    /// <summary>Some columns of a row-major matrix.</summary>
    public static float[] Columns(float[] values, int width, Range columns) => [.. values.Chunk(width).SelectMany(row => row[columns])];

    /// <summary>The rows of a row-major matrix, in double precision.</summary>
    public static double[][] InRows(float[] values, int width) =>
        [.. values.Chunk(width).Select(row => Array.ConvertAll(row, value => (double)value))];
}
