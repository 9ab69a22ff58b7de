namespace TinyVae.Tests.Reference;

/// <summary>
/// A planar flow z = f_K ∘ … ∘ f₁(z₀), f(z) = z + û·tanh(wᵀz + b), of one draw, in the words of its paper (Rezende and Mohamed, 2015,
/// eq. 10 to 13 and appendix A.1). Its tensors are <c>flow.k.u</c>, <c>flow.k.w</c> and <c>flow.k.b</c>.
/// </summary>
internal sealed class ReferencePlanarFlow(int steps, int units) : ReferenceFlow
{
    public override IReadOnlyList<(string Name, int Length)> Tensors =>
        [.. Enumerable.Range(0, steps).SelectMany(
            step => ((string, int)[])[($"flow.{step}.u", units), ($"flow.{step}.w", units), ($"flow.{step}.b", 1)])];

    public override double[] Forward(double[] z0, IReadOnlyDictionary<string, double[]> parameters) => Points(z0, parameters)[^1];

    /// <summary>log |det ∂z/∂z₀| = Σ log |1 + ûᵀψ(z)|, ψ(z) = (1 − tanh²(wᵀz + b))·w.</summary>
    public double LogDeterminant(double[] z0, IReadOnlyDictionary<string, double[]> parameters) =>
        Points(z0, parameters)[..^1].Select((z, step) => Math.Log(Math.Abs(new Step(step, parameters).Determinant(z)))).Sum();

    public override double Term(double[] z0, IReadOnlyDictionary<string, double[]> parameters)
    {
        double[] z = Forward(z0, parameters);
        return (0.5 * (Dot(z, z) - Dot(z0, z0))) - LogDeterminant(z0, parameters);
    }

    public override double[] Backward(
        double[] z0,
        double[] dz,
        double byTerm,
        IReadOnlyDictionary<string, double[]> parameters,
        IReadOnlyDictionary<string, double[]> gradients)
    {
        double[][] points = Points(z0, parameters);
        double[] gradient = Add(dz, byTerm, points[^1]);
        for (int step = steps - 1; step >= 0; step--)
        {
            gradient = new Step(step, parameters).Backward(points[step], gradient, -byTerm, gradients);
        }

        return Add(gradient, -byTerm, z0);
    }

    /// <summary>z₀, what the first step made of it, and so on.</summary>
    private double[][] Points(double[] z0, IReadOnlyDictionary<string, double[]> parameters)
    {
        double[][] points = new double[steps + 1][];
        points[0] = z0;
        for (int step = 0; step < steps; step++)
        {
            points[step + 1] = new Step(step, parameters).Forward(points[step]);
        }

        return points;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Add(double[] a, double factor, double[] b) => [.. a.Zip(b, (x, y) => x + (factor * y))];

    private sealed class Step
    {
        private readonly string _name;
        private readonly double[] _u;
        private readonly double[] _w;
        private readonly double _b;
        private readonly double _product;
        private readonly double _square;
        private readonly double[] _shift;

        public Step(int index, IReadOnlyDictionary<string, double[]> parameters)
        {
            _name = $"flow.{index}";
            (_u, _w, _b) = (parameters[$"{_name}.u"], parameters[$"{_name}.w"], parameters[$"{_name}.b"][0]);
            _product = Dot(_w, _u);
            _square = Dot(_w, _w);
            _shift = HasDirection ? Add(_u, Correction / _square, _w) : _u;
        }

        /// <summary>Without one û would be infinite; it is u then.</summary>
        private bool HasDirection => Math.Sqrt(_square) >= 1e-6;

        /// <summary>m(wᵀu) − wᵀu with m(x) = −1 + log(1 + eˣ).</summary>
        private double Correction => -1 + Math.Log(1 + Math.Exp(_product)) - _product;

        public double[] Forward(double[] z) => Add(z, Tanh(z), _shift);

        public double Determinant(double[] z) => 1 + (TanhDerivative(z) * Dot(_shift, _w));

        public double[] Backward(double[] z, double[] dy, double byLogDeterminant, IReadOnlyDictionary<string, double[]> gradients)
        {
            double tanh = Tanh(z);
            double slope = TanhDerivative(z);
            double byDeterminant = byLogDeterminant / Determinant(z);
            double bySlope = byDeterminant * Dot(_shift, _w);
            double byArgument = (slope * Dot(dy, _shift)) - (2 * tanh * slope * bySlope);

            // y = z + û·t and det = 1 + t′·ûᵀw.
            double[] byShift = Add(Array.ConvertAll(dy, value => value * tanh), byDeterminant * slope, _w);
            double[] byW = Add(Array.ConvertAll(z, value => value * byArgument), byDeterminant * slope, _shift);
            gradients[$"{_name}.b"][0] += byArgument;
            AddShift(byShift, byW, gradients);
            return Add(dy, byArgument, _w);
        }

        /// <summary>û = u + c(wᵀu)·w/‖w‖².</summary>
        private void AddShift(double[] byShift, double[] byW, IReadOnlyDictionary<string, double[]> gradients)
        {
            double correction = HasDirection ? Correction / _square : 0;
            double byCorrection = HasDirection ? Dot(byShift, _w) / _square : 0;
            double byProduct = byCorrection * ((1 / (1 + Math.Exp(-_product))) - 1);
            for (int i = 0; i < _u.Length; i++)
            {
                gradients[$"{_name}.u"][i] += byShift[i] + (byProduct * _w[i]);
                gradients[$"{_name}.w"][i] += byW[i] + (byProduct * _u[i]) + (correction * (byShift[i] - (2 * byCorrection * _w[i])));
            }
        }

        private double Tanh(double[] z) => Math.Tanh(Dot(_w, z) + _b);

        private double TanhDerivative(double[] z) => 1 - Math.Pow(Tanh(z), 2);
    }
}
