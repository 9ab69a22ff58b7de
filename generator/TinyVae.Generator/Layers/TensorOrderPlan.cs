using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Layers;

/// <summary>How files have a tensor, where that is not as in memory.</summary>
/// <param name="Type">A TensorOrder of the runtime library.</param>
/// <param name="Numbers">What its constructor takes.</param>
internal sealed record TensorOrderPlan(string Type, EquatableArray<int> Numbers);
