using Spectre.Console;
using TinyVae.Demo.Progress;
using TinyVae.Demo.Training;
using Xunit;

namespace TinyVae.Demo.Tests;

public class TerminalDisplayTests
{
    [Fact]
    public void The_bound_its_parts_the_pace_and_the_time_left_are_shown()
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 80;
        var epoch = new EpochResult(3, new Elbo(-80.5, 25.25), new Elbo(-82, 25));
        var history = new TrainingHistory([epoch], Steps: 1, RowsPerSecond: 1, TimeSpan.Zero);

        TrainingHistory shown = new TerminalDisplay(console).Show(report =>
        {
            report(new TrainingProgress(3, 30, 0.1, epoch.Train, 31204, TimeSpan.FromSeconds(65), epoch));
            return history;
        });

        Assert.Same(history, shown);
        Assert.All(
            ["3/30", "-105.75", "-80.50", "25.25", "-107.00", "31,204", "1:05"],
            value => Assert.Contains(value, text.ToString()));
    }
}
