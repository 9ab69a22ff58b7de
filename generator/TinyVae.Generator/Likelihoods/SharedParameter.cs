namespace TinyVae.Generator.Likelihoods;

/// <summary>One number that a likelihood has for all features and that the decoder does not give: it is learned by itself.</summary>
/// <param name="Name">Its name in the tensors.</param>
/// <param name="Gradient">The method of the runtime library that gives its gradient: of its raw value, the mean log-density and the number of features.</param>
/// <param name="Start">Its raw value in a new model.</param>
internal sealed record SharedParameter(string Name, string Gradient, float Start);
