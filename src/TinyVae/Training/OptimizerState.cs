namespace TinyVae;

/// <summary>One buffer of what an optimizer remembers of each parameter.</summary>
/// <param name="Name">What files call it: <c>first_moment</c>, of which <c>first_moment.encoder.0.weight</c> is a tensor.</param>
/// <param name="IsSquare">Whether it holds squares, or sums of them: nothing negative.</param>
internal readonly record struct OptimizerState(string Name, bool IsSquare);
