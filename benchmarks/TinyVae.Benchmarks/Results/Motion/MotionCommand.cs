using System.CommandLine;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results.Motion;

/// <summary><c>results motion</c>: what convolutions along time are worth on windows of six sensors, next to dense layers of as many parameters.</summary>
internal sealed class MotionCommand : Command
{
    private readonly Option<int> _seeds = ResultOptions.Count("--seeds", 3, "Trainings of each, from seeds 1 on.");
    private readonly Option<int> _steps = ResultOptions.Count("--steps", 10_000, "Steps of each training, of 64 windows.");
    private readonly Option<int> _importanceSamples = ResultOptions.Count("--samples", 500, "Samples a window in the estimate of log p(x).");
    private readonly Option<int> _threads = ResultOptions.Threads();

    public MotionCommand()
        : base("motion", "Reconstruction and log p(x) of generated windows of motion, by convolutions along time and by dense layers.")
    {
        Add(_seeds);
        Add(_steps);
        Add(_importanceSamples);
        Add(_threads);
        SetAction(arguments => ExitCode.Of(arguments, () => Execute(arguments)));
    }

    private void Execute(ParseResult arguments)
    {
        (int seeds, int steps) = (arguments.GetValue(_seeds), arguments.GetValue(_steps));
        (int samples, int threads) = (arguments.GetValue(_importanceSamples), arguments.GetValue(_threads));
        Markdown.Print(new Table(
            $"Windows of 128x6, {steps:N0} steps of 64 of 20,000; means of {seeds} seeds over 2,000 others; nats, log p(x) by {samples:N0} samples",
            [
                new("network"), new("parameters", "N0"), new("ELBO", "F1"), new("log p(x)", "F1"), new("root mean square error", "F3"),
                new("training, s", "F1"),
            ],
            [
                Row<ConvolvedMotionVae>("convolutions"),
                Row<DenseMotionVae>("dense layers"),
            ]));

        object?[] Row<TModel>(string network)
            where TModel : class, IVae<TModel>
        {
            MotionResult[] found = [.. Enumerable.Range(1, seeds).Select(seed => MotionRun.Compute<TModel>(seed, steps, samples, threads))];
            return
            [
                network,
                TModel.ParameterCount,
                found.Average(result => result.Elbo),
                found.Average(result => result.LogLikelihood),
                found.Average(result => result.Error),
                found.Average(result => result.TrainingSeconds),
            ];
        }
    }
}
