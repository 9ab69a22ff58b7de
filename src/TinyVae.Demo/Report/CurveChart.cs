using TinyVae.Demo.Training;

namespace TinyVae.Demo.Report;

/// <summary>One quantity by epoch, for training and held-out rows, as a scalable picture that follows the page's colours.</summary>
internal static class CurveChart
{
    private const int Width = 320;
    private const int Height = 200;
    private const int Left = 38;
    private const int Bottom = 22;
    private const int Top = 12;
    private const int Right = 8;

    // More dots than this would hide the lines.
    private const int MostMarks = 40;

    /// <summary>The chart as HTML.</summary>
    /// <param name="title">Name of the quantity.</param>
    /// <param name="epochs">Results, at least one.</param>
    /// <param name="quantity">What of them to draw.</param>
    public static string Draw(string title, IReadOnlyList<EpochResult> epochs, Func<Elbo, double> quantity)
    {
        (double Epoch, double Value)[] train = [.. epochs.Select(epoch => (epoch.Epoch, quantity(epoch.Train)))];
        (double Epoch, double Value)[] heldOut = [.. epochs.Select(epoch => (epoch.Epoch, quantity(epoch.HeldOut)))];
        var x = Axis.Around([0, epochs[^1].Epoch], Left, Width - Right, whole: true);
        var y = Axis.Around(train.Concat(heldOut).Select(point => point.Value), Height - Bottom, Top, whole: false);

        string Points((double Epoch, double Value)[] curve) =>
            string.Join(' ', curve.Select(point => $"{x.Place(point.Epoch):F1},{y.Place(point.Value):F1}"));
        string Marks((double Epoch, double Value)[] curve, string kind) =>
            string.Concat(curve.Select(point =>
                $"<circle class=\"{kind}\" cx=\"{x.Place(point.Epoch):F1}\" cy=\"{y.Place(point.Value):F1}\" r=\"2.5\">"
                + $"<title>epoch {point.Epoch:0.##}: {Template.Number(point.Value, "F2")}</title></circle>"));

        return Template.Fill("curve.html", new Dictionary<string, string>
        {
            ["title"] = Template.Text(title),
            ["final"] = Template.Number(heldOut[^1].Value, "F2"),
            ["width"] = $"{Width}",
            ["height"] = $"{Height}",
            ["axes"] = string.Concat(y.Ticks.Select(tick => HorizontalLine(y, tick)).Concat(x.Ticks.Select(tick => EpochLabel(x, tick)))),
            ["train"] = Points(train),
            ["heldOut"] = Points(heldOut),
            ["marks"] = epochs.Count <= MostMarks ? Marks(train, "train") + Marks(heldOut, "held-out") : "",
        });
    }

    private static string HorizontalLine(Axis y, double value) =>
        $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y.Place(value):F1}\" y2=\"{y.Place(value):F1}\"/>"
        + $"<text x=\"{Left - 6}\" y=\"{y.Place(value) + 4:F1}\" text-anchor=\"end\">{Template.Number(value, "0.##")}</text>";

    private static string EpochLabel(Axis x, double value) =>
        $"<text x=\"{x.Place(value):F1}\" y=\"{Height - 4}\" text-anchor=\"middle\">{value:0}</text>";
}
