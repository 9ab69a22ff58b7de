using System.CommandLine;
using System.Globalization;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results.Likelihood;

/// <summary>
/// <c>results likelihood</c>: the bound and log p(x) on the test set, by the evidence lower bound and by the importance-weighted bound of
/// five samples, by TinyVae and by PyTorch.
/// </summary>
internal sealed class LikelihoodCommand : Command
{
    private static readonly int[] Samples = [1, 5];

    private readonly Option<string> _mnist = ResultOptions.Mnist();
    private readonly Option<int> _seeds = ResultOptions.Count("--seeds", 3, "Trainings of each, from seeds 1 on.");
    private readonly Option<int> _epochs = ResultOptions.Count("--epochs", 20, "Passes over the training set.");
    private readonly Option<int> _importanceSamples = ResultOptions.Count("--samples", 1000, "Samples a row in the estimate of log p(x).");
    private readonly Option<int> _threads = ResultOptions.Threads();
    private readonly Option<string?> _keep = ResultOptions.Keep();

    public LikelihoodCommand()
        : base("likelihood", "Bound and log p(x) on binarized MNIST, of the ELBO and of IWAE with k = 5, next to PyTorch.")
    {
        Add(_mnist);
        Add(_seeds);
        Add(_epochs);
        Add(_importanceSamples);
        Add(_threads);
        Add(_keep);
        SetAction(arguments => ExitCode.Of(arguments, () => Execute(arguments)));
    }

    private void Execute(ParseResult arguments)
    {
        var torch = Torch.Find();
        var run = new LikelihoodRun(arguments.GetValue(_mnist)!, arguments.GetValue(_threads), torch);
        var results = new KeptResults<LikelihoodTask, LikelihoodResult>(arguments.GetValue(_keep));
        (int seeds, int epochs, int samples) = (arguments.GetValue(_seeds), arguments.GetValue(_epochs), arguments.GetValue(_importanceSamples));

        List<object?[]> rows = [];
        foreach (int k in Samples)
        {
            LikelihoodResult[] ours = Results(Contender.TinyVae, k);
            rows.Add(Row(k, Contender.TinyVae, ours));
            if (torch is null)
                continue;
            LikelihoodResult[] theirs = Results(Contender.Torch, k);
            rows.Add(Row(k, Contender.Torch, theirs));
            rows.Add(Difference(k, ours, theirs));
        }

        Markdown.Print(new Table(
            $"Binarized MNIST, 784-200-200-50 tanh, {epochs} epochs, means of {seeds} seeds; test set, nats; log p(x) by {samples:N0} samples"
                + Contender.Missing(torch),
            [
                new("objective"), new("by"), new("ELBO", "F2"), new("from, to"), new("log p(x)", "F2"), new("from, to"),
                new("training, s", "F0"), new("evaluation, s", "F0"),
            ],
            rows));

        LikelihoodResult[] Results(string contender, int k) =>
        [
            .. Enumerable.Range(1, seeds)
                .Select(seed => new LikelihoodTask(contender, k, seed, epochs, samples))
                .Select(task => results.Get(task, () => run.Compute(task))),
        ];
    }

    private static string Objective(int samples) => samples == 1 ? "ELBO" : $"IWAE, k = {samples}";

    private static object?[] Row(int samples, string contender, LikelihoodResult[] results) =>
    [
        Objective(samples),
        contender,
        Mean(results, result => result.Elbo),
        Range(results, result => result.Elbo),
        Mean(results, result => result.LogLikelihood),
        Range(results, result => result.LogLikelihood),
        Mean(results, result => result.TrainingSeconds),
        Mean(results, result => result.EvaluationSeconds),
    ];

    private static object?[] Difference(int samples, LikelihoodResult[] ours, LikelihoodResult[] theirs) =>
    [
        Objective(samples),
        "difference",
        Mean(ours, result => result.Elbo) - Mean(theirs, result => result.Elbo),
        null,
        Mean(ours, result => result.LogLikelihood) - Mean(theirs, result => result.LogLikelihood),
        null,
        null,
        null,
    ];

    private static double Mean(LikelihoodResult[] results, Func<LikelihoodResult, double> figure) => results.Average(figure);

    private static string Range(LikelihoodResult[] results, Func<LikelihoodResult, double> figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{results.Min(figure):F2}, {results.Max(figure):F2}");
}
