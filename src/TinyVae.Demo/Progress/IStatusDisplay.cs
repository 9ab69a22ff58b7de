namespace TinyVae.Demo.Progress;

/// <summary>Shows in one line what is going on, while something takes its time.</summary>
internal interface IStatusDisplay
{
    /// <summary>Runs <paramref name="work"/>, showing what it reports.</summary>
    /// <param name="title">The line to begin with; not empty.</param>
    /// <param name="work">The work; its argument takes the next line.</param>
    T Show<T>(string title, Func<Action<string>, T> work);
}
