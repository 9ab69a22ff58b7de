using System.Diagnostics;
using System.Globalization;
using TinyVae.Demo.Data;
using TinyVae.Demo.Models;
using TinyVae.Demo.Pictures;
using TinyVae.Demo.Progress;
using TinyVae.Demo.Report;
using TinyVae.Demo.Training;

namespace TinyVae.Demo.Commands;

/// <summary>One run of training: reads the data, trains both models, writes everything, and ends with the test loss.</summary>
internal sealed class TrainRun(TrainSettings settings, TextWriter output, ITrainingDisplay display)
{
    // That of the public PyTorch example, whose test loss the first model is compared with.
    private const float DigitsLearningRate = 1e-3f;

    // Two units are harder to train than twenty: after 25 epochs the bound is more than a nat better than at 1e-3.
    private const float ManifoldLearningRate = 2e-3f;

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    /// <summary>Runs until everything is written.</summary>
    /// <param name="stop">Ends training at the end of the batch at work; what there is by then is still written.</param>
    /// <exception cref="IOException">A file or folder is missing or cannot be written; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file of the data is damaged or holds something else; the message names it.</exception>
    public void Execute(CancellationToken stop)
    {
        var data = DigitData.Read(settings.DataFolder);
        Directory.CreateDirectory(settings.OutputFolder);
        output.WriteLine($"{data.Source}: {data.Train.Rows:N0} to train on, {data.HeldOut.Rows:N0} held out");

        TrainedModel<DigitVae> digits = Train<DigitVae>(data, DigitsLearningRate, stop);
        TrainedModel<ManifoldVae>? manifold = stop.IsCancellationRequested ? null : Train<ManifoldVae>(data, ManifoldLearningRate, stop);
        if (stop.IsCancellationRequested)
            output.WriteLine("stopped: writing what there is");

        Write(data, digits, manifold);
        Elbo elbo = digits.History.Final;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"test loss {elbo.Loss:F2} nats = reconstruction {-elbo.Reconstruction:F2} + KL {elbo.KullbackLeibler:F2}"));
    }

    private TrainedModel<TModel> Train<TModel>(DigitData data, float learningRate, CancellationToken stop)
        where TModel : class, IVae<TModel>
    {
        output.WriteLine();
        output.WriteLine($"{typeof(TModel).Name}: {ModelReport.ShapeOf<TModel>("-")}, {TModel.ParameterCount:N0} parameters");
        TModel model = TModel.Create(settings.Seed);
        IVaeTrainer trainer = TModel.CreateTrainer(model, settings.Seed);
        trainer.LearningRate = learningRate;
        var loop = new TrainingLoop<TModel>(model, trainer, data, settings.Seed);
        return new TrainedModel<TModel>(model, trainer, display.Show(report => loop.Run(settings.Epochs, report, stop)));
    }

    private void Write(DigitData data, TrainedModel<DigitVae> digits, TrainedModel<ManifoldVae>? manifold)
    {
        digits.Model.Save(PathOf("digits.safetensors"));
        List<Picture> pictures =
        [
            SamplesPicture.Draw(digits.Model, settings.Seed),
            ReconstructionsPicture.Draw(digits.Model, data),
            InterpolationPicture.Draw(digits.Model, data),
        ];
        List<ModelReport> models = [ModelReport.Of(digits)];
        if (manifold is not null)
        {
            pictures.Add(ManifoldPicture.Draw(manifold.Model));
            models.Add(ModelReport.Of(manifold));
        }
        foreach (Picture picture in pictures)
            File.WriteAllBytes(PathOf(picture.FileName), picture.Png);

        var page = new ReportPage(settings, data, models, pictures, _elapsed.Elapsed);
        File.WriteAllText(PathOf("report.html"), page.ToHtml());

        IEnumerable<string> files = pictures.Select(picture => picture.FileName).Append("report.html").Append("digits.safetensors");
        output.WriteLine();
        output.WriteLine($"{Path.GetFullPath(settings.OutputFolder)}: {string.Join(", ", files)}");
        output.WriteLine($"done in {_elapsed.Elapsed.TotalSeconds:F1} s");
    }

    private string PathOf(string name) => Path.Combine(settings.OutputFolder, name);
}
