using Spectre.Console;
using TinyVae.Demo.Progress;
using Xunit;

namespace TinyVae.Demo.Tests;

public class TerminalStatusTests
{
    [Fact]
    public void The_line_is_shown_as_it_is_and_the_result_comes_back()
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(text) });
        int result = new TerminalStatus(console).Show("begin", report =>
        {
            report("log p(x): [512] of 1,000");
            return 7;
        });
        Assert.Equal(7, result);
        Assert.Contains("log p(x): [512] of 1,000", text.ToString());
    }
}
