namespace TinyVae.Demo.Commands;

/// <summary>What the user asks of a training run.</summary>
/// <param name="DataFolder">A folder of IDX files; none for the built-in digits.</param>
/// <param name="OutputFolder">Where everything is written.</param>
/// <param name="Epochs">Passes over the training rows, at least 1.</param>
/// <param name="Seed">Key of everything random.</param>
internal sealed record TrainSettings(string? DataFolder, string OutputFolder, int Epochs, ulong Seed);
