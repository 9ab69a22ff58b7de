using BenchmarkDotNet.Running;
using TinyVae.Benchmarks.Comparison;

if (args is ["compare", .. string[] options])
    return CompareCommand.Run(options);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
