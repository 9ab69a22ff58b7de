using BenchmarkDotNet.Running;
using TinyVae.Benchmarks.Comparison;

return args switch
{
    ["compare", .. string[] options] => CompareCommand.Run(options),
    [FirstSteps.Command, string model] => FirstSteps.Run(model),
    _ => RunBenchmarks(args),
};

// A method of its own, so that the other commands do not load the library.
static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
