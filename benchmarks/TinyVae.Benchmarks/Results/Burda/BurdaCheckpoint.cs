using System.Globalization;

namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>
/// A folder from which the training goes on as if it had never stopped: the model and its trainer after so many steps, and the model at the
/// end of each stage. The pair of files named by the most steps counts; older ones go once a new pair is complete.
/// </summary>
internal sealed class BurdaCheckpoint
{
    private const string ModelSuffix = ".model.safetensors";
    private const string TrainerSuffix = ".trainer.safetensors";

    private readonly string _folder;

    public BurdaCheckpoint(string folder)
    {
        Directory.CreateDirectory(folder);
        _folder = folder;
    }

    /// <summary>Where the results of the stages that ended are kept.</summary>
    public string Results => Path.Combine(_folder, "results.jsonl");

    /// <summary>The model at the end of a stage.</summary>
    public string StageModel(int stage) => Path.Combine(_folder, $"stage-{stage}.safetensors");

    public void Save(BurdaVae model, BurdaVae.Trainer trainer)
    {
        model.Save(Named(trainer.Steps, ModelSuffix));
        trainer.Save(Named(trainer.Steps, TrainerSuffix));
        foreach (long older in Complete().Where(steps => steps < trainer.Steps).ToArray())
        {
            File.Delete(Named(older, TrainerSuffix));
            File.Delete(Named(older, ModelSuffix));
        }
    }

    /// <summary>Loads the pair of the most steps, if there is one.</summary>
    public void Load(BurdaVae model, BurdaVae.Trainer trainer)
    {
        if (!Complete().Any())
            return;
        long steps = Complete().Max();
        model.Load(Named(steps, ModelSuffix));
        trainer.Load(Named(steps, TrainerSuffix));
    }

    /// <summary>The steps of complete pairs: the trainer's file is written last.</summary>
    private IEnumerable<long> Complete() => Directory.EnumerateFiles(_folder, "*" + TrainerSuffix)
        .Select(file => long.TryParse(Path.GetFileName(file)[..^TrainerSuffix.Length], CultureInfo.InvariantCulture, out long steps) ? steps : -1)
        .Where(steps => File.Exists(Named(steps, ModelSuffix)));

    private string Named(long steps, string suffix) => Path.Combine(_folder, steps.ToString(CultureInfo.InvariantCulture) + suffix);
}
