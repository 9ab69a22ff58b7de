namespace TinyVae.Benchmarks.Results.Motion;

/// <summary>One training and its evaluation: means over windows that were not trained on.</summary>
/// <param name="Elbo">The evidence lower bound, in nats.</param>
/// <param name="LogLikelihood">log p(x), in nats.</param>
/// <param name="Error">The root of the mean square of x − its reconstruction.</param>
/// <param name="TrainingSeconds">What training took.</param>
internal sealed record MotionResult(double Elbo, double LogLikelihood, double Error, double TrainingSeconds);
