using BenchmarkDotNet.Attributes;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks;

/// <summary>Every operation of every model, a full batch a call.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(Digits))]
[GenericTypeArguments(typeof(DigitsByRow))]
[GenericTypeArguments(typeof(Signals))]
[GenericTypeArguments(typeof(SignalsByRow))]
public class VaeBenchmark<TModel>
    where TModel : class, IVae<TModel>
{
    private readonly Workload<TModel> _workload = new();

    [Benchmark]
    public void TrainStep() => _workload.TrainStep();

    [Benchmark]
    public void Encode() => _workload.Encode();

    [Benchmark]
    public void Generate() => _workload.Generate();
}
