namespace TinyVae.Benchmarks.Results.Convolution;

/// <summary>One training and its evaluation.</summary>
/// <param name="Contender">Who does it.</param>
/// <param name="Network">Which network.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Epochs">Passes over the training set.</param>
internal sealed record ConvolutionTask(string Contender, string Network, int Seed, int Epochs);

/// <summary>Means over the test set, in nats.</summary>
/// <param name="Elbo">The evidence lower bound, one draw a row.</param>
/// <param name="Divergence">The divergence in it.</param>
/// <param name="TrainingSeconds">What training took.</param>
internal sealed record ConvolutionResult(double Elbo, double Divergence, double TrainingSeconds);
