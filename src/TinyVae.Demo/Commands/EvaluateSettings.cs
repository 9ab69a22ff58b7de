namespace TinyVae.Demo.Commands;

/// <summary>What the user asks of an evaluation.</summary>
/// <param name="ModelFile">The saved model.</param>
/// <param name="DataFolder">A folder of IDX files; none for the built-in digits.</param>
/// <param name="OutputFolder">Where the page is written.</param>
/// <param name="Samples">Importance samples a digit, at least 1.</param>
/// <param name="Epochs">Passes over the training rows for each model that misses a class; 0 for none of them.</param>
/// <param name="Threads">Threads that share the work, at least 1.</param>
/// <param name="Seed">Key of everything random.</param>
internal sealed record EvaluateSettings(
    string ModelFile, string? DataFolder, string OutputFolder, int Samples, int Epochs, int Threads, ulong Seed);
