namespace TinyVae.Tests.Runtime.Likelihoods;

/// <summary>A likelihood of one feature in double precision.</summary>
public interface IFeatureFormula
{
    static abstract int Heads { get; }

    /// <summary>log p(x); the heads' parameters, then the shared one.</summary>
    static abstract double LogDensity(double[] parameters, double x);

    static abstract double Mean(double parameter);

    static abstract float Parameter(Random random, int head);

    static abstract float X(Random random);
}

/// <summary>A row of independent features.</summary>
public readonly struct Independent<TFeature> : IRowFormula
    where TFeature : IFeatureFormula
{
    public static int Heads => TFeature.Heads;

    public static double LogDensity(double[][] heads, double[] x)
    {
        double sum = 0;
        double[] parameters = new double[heads.Length];
        for (int feature = 0; feature < x.Length; feature++)
        {
            for (int head = 0; head < heads.Length; head++)
                parameters[head] = heads[head][feature];
            sum += TFeature.LogDensity(parameters, x[feature]);
        }

        return sum;
    }

    public static double[] Mean(double[][] heads) => Array.ConvertAll(heads[0], TFeature.Mean);

    public static float Parameter(Random random, int head) => TFeature.Parameter(random, head);

    public static void FillRow(Random random, Span<float> x)
    {
        foreach (ref float value in x)
            value = TFeature.X(random);
    }
}
