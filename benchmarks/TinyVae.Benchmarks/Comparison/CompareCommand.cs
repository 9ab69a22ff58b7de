using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;
using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Comparison.Tables;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>The command <c>compare</c>: TinyVae, the peers in C and PyTorch by turns in one run.</summary>
internal static class CompareCommand
{
    private static readonly (string Name, Func<Contest, IEnumerable<Table>> Measure)[] Tables =
    [
        ("step", StepTable.MeasureDense),
        ("conv", StepTable.MeasureConvolutional),
        ("rows", contest => RowTable.Measure(contest).Concat(ConvolutionalRowTable.Measure(contest))),
        ("columns", ColumnTable.Measure),
        ("odd", OddShapeTable.Measure),
        ("threads", ThreadTable.Measure),
        ("start", StartTable.Measure),
        ("long", LongRunTable.Measure),
    ];

    public static int Run(string[] arguments)
    {
        string all = string.Join(',', Tables.Select(table => table.Name));
        Option<int> rounds = new("--rounds") { Description = "How often all take their turn.", DefaultValueFactory = _ => 5 };
        Option<double> seconds = new("--seconds") { Description = "Time of each in each round.", DefaultValueFactory = _ => 0.4 };
        Option<string> tables = new("--tables") { Description = $"Which tables, of {all}.", DefaultValueFactory = _ => all };
        Option<string> json = new("--json") { Description = "A file to write the figures to as well." };
        rounds.Validators.Add(result => RequirePositive(result, result.GetValue(rounds)));
        seconds.Validators.Add(result => RequirePositive(result, result.GetValue(seconds)));
        tables.Validators.Add(result => RequireTables(result, result.GetValue(tables)!, all));
        var command = new RootCommand("Measures TinyVae, training steps in C and PyTorch by turns.") { rounds, seconds, tables, json };
        command.SetAction(result => Compare(
            new Turns(result.GetValue(rounds), TimeSpan.FromSeconds(result.GetValue(seconds))),
            result.GetValue(tables)!.Split(','),
            result.GetValue(json)));
        return command.Parse(arguments).Invoke();
    }

    private static void RequirePositive(OptionResult result, double value)
    {
        if (value <= 0)
            result.AddError($"{result.Option.Name} is {value} and must be above 0.");
    }

    private static void RequireTables(OptionResult result, string value, string all)
    {
        foreach (string unknown in value.Split(',').Except(all.Split(',')))
            result.AddError($"{result.Option.Name} names '{unknown}' and must name some of {all}.");
    }

    private static void Compare(Turns turns, string[] wanted, string? json)
    {
        using var compiler = new CCompiler();
        var torch = Torch.Find();
        var contest = new Contest(turns, compiler, torch);
        string processor = HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? "unknown processor";
        string runtime = RuntimeInformation.FrameworkDescription;
        string peer = torch is null ? "no PyTorch" : $"PyTorch {torch.Version}";
        Console.WriteLine(
            $"{processor}, {VectorWidth.Current}, {runtime}, {peer}; rounds: {turns.Rounds}, {turns.Time.TotalSeconds} s each");
        List<Table> tables = [];
        foreach (Table table in Tables.Where(table => wanted.Contains(table.Name)).SelectMany(table => table.Measure(contest)))
        {
            tables.Add(table);
            Markdown.Print(table);
        }
        if (json is not null)
        {
            var report = new ComparisonReport(
                processor, VectorWidth.Current.Bits, runtime, torch?.Version, turns.Rounds, turns.Time.TotalSeconds, tables);
            report.WriteJson(json);
        }
    }
}
