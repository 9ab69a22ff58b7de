namespace TinyVae.Demo.Evaluation;

/// <summary>How well a model that never saw a class tells it from the others.</summary>
/// <param name="Label">The class.</param>
/// <param name="Rows">Held-out rows of the class.</param>
/// <param name="Auroc">The area under the curve of the score −ELBO, the class being the positives.</param>
internal sealed record HeldOutClass(byte Label, int Rows, double Auroc);
