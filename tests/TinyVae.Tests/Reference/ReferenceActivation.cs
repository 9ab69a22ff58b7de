namespace TinyVae.Tests.Reference;

/// <summary>An activation and its derivative by the pre-activation, in double precision.</summary>
internal sealed record ReferenceActivation(string Name, Func<double, double> Value, Func<double, double> Derivative)
{
    private const double LeakySlope = 0.01;

    public static IReadOnlyList<ReferenceActivation> All { get; } =
    [
        new("identity", x => x, _ => 1),
        new("relu", x => x > 0 ? x : 0, x => x > 0 ? 1 : 0),
        new("leaky-relu", x => x > 0 ? x : LeakySlope * x, x => x > 0 ? 1 : LeakySlope),
        new("elu", x => x > 0 ? x : Math.Exp(x) - 1, x => x > 0 ? 1 : Math.Exp(x)),
        new("silu", x => x * Sigmoid(x), x => Sigmoid(x) + (x * Sigmoid(x) * Sigmoid(-x))),
        new("gelu", x => x * Normal.Cumulative(x), x => Normal.Cumulative(x) + (x * Normal.Density(x))),
        new("tanh", Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
        new("sigmoid", Sigmoid, x => Sigmoid(x) * Sigmoid(-x)),
        new("softplus", Softplus, Sigmoid),
    ];

    public static ReferenceActivation Named(string name) => All.Single(activation => activation.Name == name);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    public override string ToString() => Name;
}
