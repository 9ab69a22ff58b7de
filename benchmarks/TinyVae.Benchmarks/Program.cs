using BenchmarkDotNet.Running;
using TinyVae.Benchmarks.Comparison;
using TinyVae.Benchmarks.Memory;
using TinyVae.Benchmarks.Results;

return args switch
{
    ["compare", .. string[] options] => CompareCommand.Run(options),
    ["memory"] => MemoryCommand.Run(),
    ["results", .. string[] options] => ResultsCommand.Run(options),
    [ResidentGrowth.Command, string model] => ResidentGrowth.Run(model),
    [FirstSteps.Command, string model] => FirstSteps.Run(model),
    _ => RunBenchmarks(args),
};

// A method of its own, so that the other commands do not load the library.
static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
