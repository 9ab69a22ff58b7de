using System.Globalization;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Memory;

/// <summary>The resident memory of a process that trains one model: it writes two numbers, before and after, in bytes.</summary>
internal static class ResidentGrowth
{
    public const string Command = "resident-growth";
    public const int Steps = 100;

    public static Resident MeasureTinyVae<TModel>() => Measure(ThisProgram.Path, ThisProgram.Arguments(Command, typeof(TModel).Name));

    public static Resident MeasureTorch(Torch torch, Shape shape) => Measure(
        torch.Python,
        [
            Path.Combine(PeerFiles.Folder, "torch_memory.py"),
            $"{shape.Inputs}", $"{shape.Hidden}", $"{shape.Latent}", $"{shape.Batch}", $"{Steps}",
        ]);

    /// <summary>The process that is measured.</summary>
    public static int Run(string model)
    {
        long before = Environment.WorkingSet;
        Action step = NamedModel.TrainStep(model);
        for (int i = 0; i < Steps; i++)
            step();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before}\t{Environment.WorkingSet}"));
        return 0;
    }

    private static Resident Measure(string program, IEnumerable<string> arguments)
    {
        if (!Comparison.Peers.CommandLine.TryRun(program, arguments, out string output, out string error))
            throw new InvalidOperationException($"{program} failed: {error}");
        long[] numbers = [.. output.Split('\t').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return new Resident(numbers[0], numbers[1]);
    }
}
