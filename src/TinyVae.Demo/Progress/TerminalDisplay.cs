using Spectre.Console;
using TinyVae.Demo.Training;

namespace TinyVae.Demo.Progress;

/// <summary>A small table that keeps changing, for terminals.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : ITrainingDisplay
{
    private const int BarWidth = 12;
    private const int RefreshMilliseconds = 66;

    public TrainingHistory Show(Func<Action<TrainingProgress>, TrainingHistory> training) =>
        console.Live(new Text("")).Start(live =>
        {
            long refreshed = 0;
            Elbo? heldOut = null;
            return training(progress =>
            {
                heldOut = progress.Finished?.HeldOut ?? heldOut;
                if (progress.Finished is null && Environment.TickCount64 - refreshed < RefreshMilliseconds)
                    return;
                refreshed = Environment.TickCount64;
                live.UpdateTarget(Draw(progress, heldOut));
            });
        });

    private Table Draw(TrainingProgress progress, Elbo? heldOut) =>
        new Table().Border(TableBorder.None)
            .AddColumn(Heading(""))
            .AddColumn(Heading("epoch").RightAligned())
            .AddColumn(Heading("ELBO").RightAligned())
            .AddColumn(Heading("reconstruction").RightAligned())
            .AddColumn(Heading("KL").RightAligned())
            .AddColumn(Heading("held out").RightAligned())
            .AddColumn(Heading("rows/s").RightAligned())
            .AddColumn(Heading("left").RightAligned())
            .AddRow(
                Bar(progress.Fraction),
                $"{progress.Epoch}/{progress.Epochs}",
                $"[bold]{progress.Train.Value:F2}[/]",
                $"{progress.Train.Reconstruction:F2}",
                $"{progress.Train.KullbackLeibler:F2}",
                heldOut is { } elbo ? $"{elbo.Value:F2}" : "",
                $"{progress.RowsPerSecond:N0}",
                $@"{progress.Remaining:m\:ss}");

    private static TableColumn Heading(string text) => new TableColumn($"[grey]{text}[/]").PadLeft(0).PadRight(2).NoWrap();

    private string Bar(double fraction)
    {
        char tick = console.Profile.Capabilities.Unicode ? '━' : '=';
        int done = (int)Math.Round(fraction * BarWidth);
        return $"[green]{new string(tick, done)}[/][grey]{new string(tick, BarWidth - done)}[/]";
    }
}
