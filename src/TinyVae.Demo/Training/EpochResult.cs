namespace TinyVae.Demo.Training;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">Epochs done by then; a fraction where training was stopped within one.</param>
/// <param name="Train">The bound over the epoch's batches, each before its own update.</param>
/// <param name="HeldOut">The bound over the held-out rows after the epoch.</param>
internal sealed record EpochResult(double Epoch, Elbo Train, Elbo HeldOut);
