using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>
/// <c>results burda</c>: the single-layer VAE of Burda, Grosse and Salakhutdinov (2016, table 1), −86.76 nats after 9.84 million steps.
/// Stopped at any time, the same command goes on from there, to the same bits.
/// </summary>
internal sealed class BurdaCommand : Command
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMinutes(2);

    private readonly Option<string> _mnist = ResultOptions.Mnist();
    private readonly Option<int> _samples = ResultOptions.Count("--samples", 5000, "Samples a row in the estimate of log p(x).");
    private readonly Option<int> _threads = ResultOptions.Threads();

    private readonly Option<string> _checkpoint = new("--checkpoint")
    {
        Description = "Folder to go on from, and to write to.",
        HelpName = "FOLDER",
        Required = true,
        CustomParser = PathText.Of("a folder"),
    };

    private readonly Option<double> _minutes = new("--minutes")
    {
        Description = "Training stops after so many; 0 only evaluates. Default: at the end. Ctrl+C stops it at any time.",
        HelpName = "N",
        DefaultValueFactory = _ => double.PositiveInfinity,
    };

    public BurdaCommand()
        : base("burda", "Trains the single-layer VAE of Burda et al. (2016) on binarized MNIST: 3,280 epochs, to be stopped and resumed.")
    {
        Add(_mnist);
        Add(_checkpoint);
        Add(_minutes);
        Add(_samples);
        Add(_threads);
        SetAction(arguments => ExitCode.Of(arguments, stop => Execute(arguments, stop)));
    }

    private void Execute(ParseResult arguments, CancellationToken stop)
    {
        var mnist = Mnist.Read(arguments.GetValue(_mnist)!);
        var checkpoint = new BurdaCheckpoint(arguments.GetValue(_checkpoint)!);
        var training = new BurdaTraining(mnist.Training);
        checkpoint.Load(training.Model, training.Trainer);
        training.Model.Threads = training.Trainer.Threads = arguments.GetValue(_threads);
        var table = new BurdaTable(training, checkpoint, mnist.BinarizedTest(), arguments.GetValue(_samples));

        Train(training, checkpoint, table, arguments.GetValue(_minutes), stop);
        Markdown.Print(table.Of(isStopped: stop.IsCancellationRequested));
    }

    private static void Train(
        BurdaTraining training, BurdaCheckpoint checkpoint, BurdaTable table, double minutes, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        long saved = start;
        while (training.Stage < BurdaSchedule.Stages && !stop.IsCancellationRequested && Stopwatch.GetElapsedTime(start).TotalMinutes < minutes)
        {
            int stage = training.Stage;
            training.FinishEpoch(stop);
            bool hasEnded = training.Stage > stage;
            if (!hasEnded && Stopwatch.GetElapsedTime(saved) < BetweenCheckpoints)
                continue;
            if (hasEnded)
                training.Model.Save(checkpoint.StageModel(stage));
            checkpoint.Save(training.Model, training.Trainer);
            saved = Stopwatch.GetTimestamp();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {training.Epoch:N0}, step {training.Trainer.Steps:N0}"));
            if (hasEnded)
                table.Evaluate(stage);
        }
        checkpoint.Save(training.Model, training.Trainer);
    }
}
