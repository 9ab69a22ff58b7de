using TinyVae.Demo.Commands;
using TinyVae.Demo.Data;
using TinyVae.Demo.Pictures;
using TinyVae.Demo.Training;

namespace TinyVae.Demo.Report;

/// <summary>The report of a run: one page that needs no other file.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="data">What the models were trained on.</param>
/// <param name="models">The models, at least one; the first gives the headline.</param>
/// <param name="pictures">The pictures, in the order they are shown in.</param>
/// <param name="elapsed">How long the run took.</param>
internal sealed class ReportPage(
    TrainSettings settings, DigitData data, IReadOnlyList<ModelReport> models, IReadOnlyList<Picture> pictures, TimeSpan elapsed)
{
    /// <summary>The page as HTML.</summary>
    public string ToHtml()
    {
        TrainingHistory history = models[0].History;
        Elbo final = history.Final;
        double epochs = history.Epochs[^1].Epoch;
        return Template.Page($"TinyVae: {final.Loss:F2} nats", Template.Fill("report.html", new Dictionary<string, string>
        {
            ["made"] = $"{DateTime.Now:d MMMM yyyy}",
            ["loss"] = $"{final.Loss:F2}",
            ["reconstruction"] = $"{-final.Reconstruction:F2}",
            ["kl"] = $"{final.KullbackLeibler:F2}",
            ["stopped"] = epochs < settings.Epochs ? " Training was stopped early." : "",
            ["heldOutRows"] = $"{data.HeldOut.Rows:N0}",
            ["trainRows"] = $"{data.Train.Rows:N0}",
            ["epochs"] = epochs == 1 ? "1 epoch" : $"{epochs:0.#} epochs",
            ["seconds"] = $"{history.Elapsed.TotalSeconds:F1}",
            ["rowsPerSecond"] = $"{history.RowsPerSecond:N0}",
            ["parameters"] = $"{models[0].ParameterCount:N0}",
            ["pictures"] = string.Concat(pictures.Select(ToHtml)),
            ["models"] = string.Concat(models.Select(model => model.ToHtml())),
            ["settings"] = FactTable.Rows(
            [
                ("data", $"{data.Source}: {data.Train.Rows:N0} to train on, {data.HeldOut.Rows:N0} held out"),
                ("epochs", $"{settings.Epochs}"),
                ("seed", $"{settings.Seed}"),
                .. models.Select(model => ($"optimizer of {model.Name}", model.Optimizer)),
                ("everything took", $"{elapsed.TotalSeconds:F1} s"),
                ("processor", Machine.Processor),
                ("runtime", Machine.Runtime),
            ]),
        }));
    }

    private static string ToHtml(Picture picture) => Template.Fill("picture.html", new Dictionary<string, string>
    {
        ["title"] = Template.Text(picture.Title),
        ["caption"] = Template.Text(picture.Caption),
        ["png"] = Convert.ToBase64String(picture.Png),
    });
}
