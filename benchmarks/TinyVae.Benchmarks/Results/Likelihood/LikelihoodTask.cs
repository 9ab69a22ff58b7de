namespace TinyVae.Benchmarks.Results.Likelihood;

/// <summary>One training and its evaluation.</summary>
/// <param name="Contender">Who does it.</param>
/// <param name="Samples">Samples of the bound that is maximized: 1 for the evidence lower bound.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Epochs">Passes over the training set.</param>
/// <param name="ImportanceSamples">Samples a row in the estimate of log p(x).</param>
internal sealed record LikelihoodTask(string Contender, int Samples, int Seed, int Epochs, int ImportanceSamples);

/// <summary>Means over the test set, in nats.</summary>
/// <param name="Elbo">The evidence lower bound, one draw a row.</param>
/// <param name="LogLikelihood">log p(x) by importance samples.</param>
/// <param name="TrainingSeconds">What training took.</param>
/// <param name="EvaluationSeconds">What the evaluation took.</param>
internal sealed record LikelihoodResult(double Elbo, double LogLikelihood, double TrainingSeconds, double EvaluationSeconds);
