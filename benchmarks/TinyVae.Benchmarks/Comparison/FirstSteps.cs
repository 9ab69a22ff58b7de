using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>The process whose start is measured: a model's first training steps, nothing else.</summary>
internal static class FirstSteps
{
    public const string Command = "first-steps";
    public const int Count = 100;
    public const string Done = "done";

    public static IEnumerable<string> Arguments<TModel>() => ThisProgram.Arguments(Command, typeof(TModel).Name);

    public static int Run(string model)
    {
        Action step = NamedModel.TrainStep(model);
        for (int i = 0; i < Count; i++)
            step();
        Console.WriteLine(Done);
        return 0;
    }
}
