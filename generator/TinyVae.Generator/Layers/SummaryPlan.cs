using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Layers;

/// <summary>A row in the table of layers of a model's description, as its kind says it.</summary>
/// <param name="Type">The row's type in the runtime library.</param>
/// <param name="Numbers">What its constructor takes behind the name and the words.</param>
internal sealed record SummaryPlan(string Type, EquatableArray<long> Numbers);
