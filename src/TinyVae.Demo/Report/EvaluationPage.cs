using TinyVae.Demo.Commands;
using TinyVae.Demo.Data;
using TinyVae.Demo.Evaluation;
using TinyVae.Demo.Models;

namespace TinyVae.Demo.Report;

/// <summary>The report of an evaluation: one page that needs no other file.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="data">What the model was evaluated on.</param>
/// <param name="evaluation">What came out.</param>
/// <param name="classes">The classes that were held out; none where there are no labels, or nobody asked.</param>
/// <param name="elapsed">How long it took.</param>
internal sealed class EvaluationPage(
    EvaluateSettings settings, DigitData data, ModelEvaluation evaluation, IReadOnlyList<HeldOutClass> classes, TimeSpan elapsed)
{
    private const double Chance = 0.5;

    /// <summary>The page as HTML.</summary>
    public string ToHtml()
    {
        (Elbo elbo, RowMean logLikelihood) = (evaluation.Elbo, evaluation.LogLikelihood);
        string body = Template.Fill("evaluation.html", new Dictionary<string, string>
        {
            ["model"] = Template.Text(Path.GetFileName(settings.ModelFile)),
            ["made"] = $"{DateTime.Now:d MMMM yyyy}",
            ["logLikelihood"] = Template.Number(logLikelihood.Value, "F2"),
            ["standardError"] = $"{logLikelihood.StandardError:F2}",
            ["samples"] = $"{evaluation.Samples:N0}",
            ["rows"] = $"{logLikelihood.Rows:N0}",
            ["stopped"] = logLikelihood.Rows < data.HeldOut.Rows ? " The estimate was stopped early." : "",
            ["elbo"] = Template.Number(elbo.Value, "F2"),
            ["gap"] = Template.Number(logLikelihood.Value - elbo.Value, "F2"),
            ["active"] = $"{evaluation.ActiveUnits}",
            ["units"] = $"{evaluation.Units.Count}",
            ["activeAbove"] = $"{LatentUnit.ActiveAbove}",
            ["auroc"] = classes.Count == 0 ? "–" : $"{MeanAuroc:F3}",
            ["aurocNote"] = classes.Count == 0 ? "not judged" : "mean AUROC",
            ["unitRows"] = UnitRows(),
            ["kl"] = $"{evaluation.Units.Sum(unit => unit.KullbackLeibler):F2}",
            ["classes"] = classes.Count == 0 ? "" : Classes(),
            ["settings"] = FactTable.Rows(Facts()),
        });
        return Template.Page($"TinyVae: {Template.Number(logLikelihood.Value, "F2")} nats", body);
    }

    private double MeanAuroc => classes.Average(judged => judged.Auroc);

    private string UnitRows()
    {
        double most = evaluation.Units.Max(unit => unit.KullbackLeibler);
        IEnumerable<string> rows = evaluation.Units.Index().OrderByDescending(unit => unit.Item.KullbackLeibler).Select(unit =>
            $"<tr{(unit.Item.IsActive ? "" : " class=\"inactive\"")}><td>{unit.Index}</td>"
            + Bar(unit.Item.KullbackLeibler / most, unit.Item.KullbackLeibler, "F2")
            + $"<td>{Template.Number(unit.Item.Mean, "F2")}</td><td>{unit.Item.Variance:F2}</td><td>{unit.Item.VarianceOfMean:F2}</td></tr>");
        return string.Join('\n', rows);
    }

    private string Classes() => Template.Fill("classes.html", new Dictionary<string, string>
    {
        ["shape"] = Template.Text(ModelReport.ShapeOf<HoldOutVae>(" → ")),
        ["chance"] = $"{Chance}",
        ["rows"] = string.Join('\n', classes.Select(judged =>
            $"<tr><td>{judged.Label}</td>{Bar(judged.Auroc, judged.Auroc, "F3")}<td>{judged.Rows:N0}</td></tr>")),
        ["mean"] = $"{MeanAuroc:F3}",
    });

    private static string Bar(double part, double value, string format) =>
        $"<td class=\"bar\"><i style=\"width:{100 * part:F1}%\"></i></td><td>{Template.Number(value, format)}</td>";

    private IEnumerable<(string Name, string Value)> Facts()
    {
        yield return ("model", $"{settings.ModelFile}: {nameof(DigitVae)}, {ModelReport.ShapeOf<DigitVae>(" → ")}");
        yield return ("data", $"{data.Source}: {data.HeldOut.Rows:N0} held out");
        yield return ("ELBO", $"reconstruction {Template.Number(evaluation.Elbo.Reconstruction, "F2")}, KL {evaluation.Elbo.KullbackLeibler:F2}");
        yield return ("importance samples", $"{evaluation.Samples:N0} a digit");
        if (classes.Count > 0)
            yield return ("one class held out", $"{settings.Epochs} epochs on the {data.Train.Rows:N0} digits to train on, without those of the class");
        yield return ("seed", $"{settings.Seed}");
        yield return ("threads", $"{settings.Threads}");
        yield return ("everything took", $"{elapsed.TotalSeconds:F1} s");
        yield return ("processor", Machine.Processor);
        yield return ("runtime", Machine.Runtime);
    }
}
