namespace TinyVae.Benchmarks.Results.Anomaly;

/// <summary>A digit that training never sees, and that is to be told from the others.</summary>
/// <param name="Contender">Who does it.</param>
/// <param name="Latent">Units of z.</param>
/// <param name="Digit">The digit held out.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Epochs">Passes over the other digits.</param>
internal sealed record AnomalyTask(string Contender, int Latent, int Digit, int Seed, int Epochs);

/// <summary>The area under the ROC curve on the test set, the digit held out being positive.</summary>
/// <param name="Elbo">By the negative evidence lower bound, the mean over draws.</param>
/// <param name="Reconstruction">By the negative reconstruction probability (An and Cho, 2015).</param>
/// <param name="TrainingSeconds">What training took.</param>
/// <param name="EvaluationSeconds">What the scores took.</param>
internal sealed record AnomalyResult(double Elbo, double Reconstruction, double TrainingSeconds, double EvaluationSeconds);
