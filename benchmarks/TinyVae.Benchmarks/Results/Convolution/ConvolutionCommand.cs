using System.CommandLine;
using System.Globalization;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results.Convolution;

/// <summary><c>results convolution</c>: the bound on the test set of two published convolutional networks, by TinyVae and by PyTorch.</summary>
internal sealed class ConvolutionCommand : Command
{
    private readonly Option<string> _mnist = ResultOptions.Mnist();
    private readonly Option<int> _seeds = ResultOptions.Count("--seeds", 3, "Trainings of each, from seeds 1 on.");
    private readonly Option<int> _epochs = ResultOptions.Count("--epochs", 5, "Passes over the training set.");
    private readonly Option<int> _threads = ResultOptions.Threads();
    private readonly Option<string?> _keep = ResultOptions.Keep();

    public ConvolutionCommand()
        : base("convolution", "Bound on MNIST of Keras's example and of a published notebook's network, next to PyTorch.")
    {
        Add(_mnist);
        Add(_seeds);
        Add(_epochs);
        Add(_threads);
        Add(_keep);
        SetAction(arguments => ExitCode.Of(arguments, () => Execute(arguments)));
    }

    private void Execute(ParseResult arguments)
    {
        var torch = Torch.Find();
        var run = new ConvolutionRun(arguments.GetValue(_mnist)!, arguments.GetValue(_threads), torch);
        var results = new KeptResults<ConvolutionTask, ConvolutionResult>(arguments.GetValue(_keep));
        (int seeds, int epochs) = (arguments.GetValue(_seeds), arguments.GetValue(_epochs));

        List<object?[]> rows = [];
        foreach (string network in (string[])[ConvolutionRun.Keras, ConvolutionRun.Notebook])
        {
            foreach (string contender in (string[])(torch is null ? [Contender.TinyVae] : [Contender.TinyVae, Contender.Torch]))
            {
                ConvolutionResult[] found =
                [
                    .. Enumerable.Range(1, seeds)
                        .Select(seed => new ConvolutionTask(contender, network, seed, epochs))
                        .Select(task => results.Get(task, () => run.Compute(task))),
                ];
                rows.Add(
                [
                    network,
                    contender,
                    found.Average(result => result.Elbo),
                    string.Join(", ", found.Select(result => result.Elbo.ToString("F2", CultureInfo.InvariantCulture))),
                    found.Average(result => result.Divergence),
                    found.Average(result => result.TrainingSeconds),
                ]);
            }
        }

        Markdown.Print(new Table(
            $"MNIST in grey values, Bernoulli, z = 2, {epochs} epochs, means of {seeds} seeds; test set, nats{Contender.Missing(torch)}",
            [new("network"), new("by"), new("ELBO", "F2"), new("of each seed"), new("divergence", "F2"), new("training, s", "F0")],
            rows));
    }
}
