namespace TinyVae.Generator.Declarations;

/// <summary>What completes a class: the network that it declares, or what stands in for one that cannot be read.</summary>
/// <param name="Type">The class.</param>
internal abstract record ClassCompletion(ModelType Type);
