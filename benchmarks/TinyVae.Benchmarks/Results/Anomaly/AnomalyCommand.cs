using System.CommandLine;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results.Anomaly;

/// <summary><c>results anomaly</c>: each digit held out in turn, for two sizes of z, by TinyVae and by PyTorch.</summary>
internal sealed class AnomalyCommand : Command
{
    private const int Digits = 10;

    private static readonly int[] Latents = [TwoUnits.LatentSize, ThirtyTwoUnits.LatentSize];

    private readonly Option<string> _mnist = ResultOptions.Mnist();
    private readonly Option<int> _seeds = ResultOptions.Count("--seeds", 1, "Trainings of each, from seeds 1 on.");
    private readonly Option<int> _epochs = ResultOptions.Count("--epochs", 5, "Passes over the training images of the other digits.");
    private readonly Option<int> _threads = ResultOptions.Threads();
    private readonly Option<string?> _keep = ResultOptions.Keep();

    public AnomalyCommand()
        : base("anomaly", "AUROC of each digit of MNIST, held out of training, next to PyTorch.")
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
        string[] contenders = torch is null ? [Contender.TinyVae] : [Contender.TinyVae, Contender.Torch];
        var run = new AnomalyRun(arguments.GetValue(_mnist)!, arguments.GetValue(_threads), torch);
        var results = new KeptResults<AnomalyTask, AnomalyResult>(arguments.GetValue(_keep));
        (int seeds, int epochs) = (arguments.GetValue(_seeds), arguments.GetValue(_epochs));

        // Mean AUROC of the seeds by digit, for each size and contender.
        var columns = Latents.SelectMany(latent => contenders.Select(contender => (latent, contender))).ToArray();
        AnomalyResult[][][] figures =
        [
            .. Enumerable.Range(0, Digits).Select(digit => columns.Select(column => Results(column.contender, column.latent, digit)).ToArray()),
        ];
        string protocol = $"784-400-z, {epochs} epochs on nine digits, AUROC of the tenth, seeds: {seeds}{Contender.Missing(torch)}";
        Markdown.Print(AreaTable($"By −ELBO: {protocol}", result => result.Elbo));
        Markdown.Print(AreaTable($"By −reconstruction probability: {protocol}", result => result.Reconstruction));
        Markdown.Print(new Table(
            "Seconds of one training and of its scores, means",
            [new("z", "F0"), new("by"), new("training", "F1"), new("scores", "F1")],
            [
                .. columns.Select((column, i) => new object?[]
                {
                    column.latent,
                    column.contender,
                    figures.Average(digit => digit[i].Average(result => result.TrainingSeconds)),
                    figures.Average(digit => digit[i].Average(result => result.EvaluationSeconds)),
                }),
            ]));

        AnomalyResult[] Results(string contender, int latent, int digit) =>
        [
            .. Enumerable.Range(1, seeds)
                .Select(seed => new AnomalyTask(contender, latent, digit, seed, epochs))
                .Select(task => results.Get(task, () => run.Compute(task))),
        ];

        Table AreaTable(string title, Func<AnomalyResult, double> area)
        {
            double[][] areas = [.. figures.Select(digit => digit.Select(column => column.Average(area)).ToArray())];
            return new Table(
                title,
                [new("digit"), .. columns.Select(column => new Column($"z = {column.latent}, {column.contender}", "F3"))],
                [
                    .. areas.Select((row, digit) => (object?[])[$"{digit}", .. row]),
                    ["mean", .. columns.Select((_, i) => areas.Average(row => row[i]))],
                ]);
        }
    }
}
