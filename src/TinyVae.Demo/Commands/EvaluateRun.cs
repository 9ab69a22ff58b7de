using System.Diagnostics;
using TinyVae.Demo.Data;
using TinyVae.Demo.Evaluation;
using TinyVae.Demo.Models;
using TinyVae.Demo.Progress;
using TinyVae.Demo.Report;

namespace TinyVae.Demo.Commands;

/// <summary>One evaluation: reads model and data, tells each figure once it is known, and writes the page.</summary>
internal sealed class EvaluateRun(EvaluateSettings settings, TextWriter output, IStatusDisplay display)
{
    private const string PageFile = "evaluation.html";

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly EvaluationText _text = new(output);

    /// <summary>Runs until everything is written.</summary>
    /// <param name="stop">Leaves out what is not done yet; what there is by then is still written.</param>
    /// <exception cref="IOException">A file or folder is missing or cannot be written; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or holds something else; the message names it.</exception>
    public void Execute(CancellationToken stop)
    {
        DigitVae model = Load();
        var data = DigitData.Read(settings.DataFolder);
        Directory.CreateDirectory(settings.OutputFolder);
        output.WriteLine($"{settings.ModelFile}: {nameof(DigitVae)}, {ModelReport.ShapeOf<DigitVae>("-")}");
        output.WriteLine($"{data.Source}: {data.HeldOut.Rows:N0} held out");
        output.WriteLine();

        ModelEvaluation evaluation = Evaluate(model, data.HeldOut, stop);
        _text.Write(evaluation);
        HeldOutClass[] classes = [.. HoldEachOut(data, stop)];
        _text.WriteMean(classes);

        var page = new EvaluationPage(settings, data, evaluation, classes, _elapsed.Elapsed);
        string file = Path.Combine(settings.OutputFolder, PageFile);
        File.WriteAllText(file, page.ToHtml());
        output.WriteLine();
        if (stop.IsCancellationRequested)
            output.WriteLine("stopped: wrote what there was");
        output.WriteLine(Path.GetFullPath(file));
        output.WriteLine($"done in {_elapsed.Elapsed.TotalSeconds:F1} s");
    }

    private DigitVae Load()
    {
        if (!File.Exists(settings.ModelFile))
            throw new FileNotFoundException($"{settings.ModelFile}: no such file. Training writes it: run without 'evaluate' first, or give --model.");
        var model = new DigitVae(settings.Seed);
        model.Load(settings.ModelFile);
        model.Threads = settings.Threads;
        return model;
    }

    private ModelEvaluation Evaluate(DigitVae model, Dataset digits, CancellationToken stop) =>
        display.Show("log p(x)", status => ModelEvaluation.Of(
            model,
            digits,
            settings.Samples,
            settings.Seed,
            rows => status($"log p(x): {rows:N0} of {digits.Rows:N0} digits"),
            stop));

    private IEnumerable<HeldOutClass> HoldEachOut(DigitData data, CancellationToken stop)
    {
        var holdOut = new HoldOneOut<HoldOutVae>(data, settings.Epochs, settings.Threads, settings.Seed);
        if (settings.Epochs == 0)
            yield break;
        if (holdOut.Classes.Count == 0)
        {
            _text.WriteNoLabels();
            yield break;
        }
        _text.WriteHoldOutHead(ModelReport.ShapeOf<HoldOutVae>("-"), settings.Epochs);
        foreach (byte label in holdOut.Classes)
        {
            HeldOutClass? judged = display.Show($"without class {label}", status => holdOut.Judge(
                label,
                progress => status(
                    $"without class {label}: epoch {progress.Epoch} of {progress.Epochs}, {progress.RowsPerSecond:N0} rows/s, "
                    + $@"{progress.Remaining:m\:ss} left"),
                stop));
            if (judged is null)
                yield break;
            _text.Write(judged);
            yield return judged;
        }
    }
}
