using Spectre.Console;

namespace TinyVae.Demo.Progress;

/// <summary>A line that keeps changing and is gone in the end, for terminals.</summary>
internal sealed class TerminalStatus(IAnsiConsole console) : IStatusDisplay
{
    public T Show<T>(string title, Func<Action<string>, T> work) =>
        console.Status().Start(Markup.Escape(title), status => work(text => status.Status = Markup.Escape(text)));
}
