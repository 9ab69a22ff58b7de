namespace TinyVae.Demo.Progress;

/// <summary>Nothing, for files and pipes: they get the results alone.</summary>
internal sealed class NoStatus : IStatusDisplay
{
    public T Show<T>(string title, Func<Action<string>, T> work) => work(_ => { });
}
