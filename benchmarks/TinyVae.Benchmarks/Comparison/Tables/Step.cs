using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>One training step of a model: here, in every peer in C, in PyTorch, and against what the core can do.</summary>
/// <param name="Model">What the tables call it.</param>
/// <param name="Timings">By contestant.</param>
/// <param name="Flops">Of the matrix products of a step.</param>
/// <param name="Peak">The core's best in all rounds, GFLOP/s.</param>
/// <param name="FractionOfPeak">The best of any round against that round's own peak.</param>
internal sealed record Step(string Model, Dictionary<string, Timing> Timings, long Flops, double Peak, double FractionOfPeak)
{
    public const string Ours = "TinyVae";

    public static Step OfDense<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        var shape = Shape.Of<TModel>();
        return Measure<TModel>(contest, shape.ToString(), CPeers.Of(contest.Compiler, shape), Torch.Arguments(shape));
    }

    public static Step OfConvolutional<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        string[] network = NetworkWords.Of<TModel>(TModel.BatchSize);
        string model = $"{typeof(TModel).Name}, {TModel.Description.Input}, batch {TModel.BatchSize}";
        return Measure<TModel>(contest, model, CPeers.Of(contest.Compiler, network), Torch.Arguments(network));
    }

    private static Step Measure<TModel>(Contest contest, string model, CPeers peers, IEnumerable<string> torchArguments)
        where TModel : class, IVae<TModel>
    {
        var workload = new Workload<TModel>();
        double best = 0, fraction = 0;
        using CPeers inC = peers;
        using TorchPeer? torch = contest.Torch is { } found ? new TorchPeer(found, torchArguments) : null;
        List<Contestant> contestants = [new(Ours, StepBetweenPeaks), .. inC.Contestants];
        if (torch is not null)
            contestants.Add(torch.Contestant("train step"));
        Timing[] timings = contest.Turns.Take(contestants);
        var byName = contestants.Zip(timings).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return new Step(model, byName, TModel.TrainingFlops, best, fraction);

        // A shared machine's peak wanders from second to second: it is taken right before and after.
        Timing StepBetweenPeaks(TimeSpan time)
        {
            double before = FmaPeak.Measure();
            var timing = Timing.Measure(workload.TrainStep, time);
            double peak = Math.Max(before, FmaPeak.Measure()) / 1e9;
            best = Math.Max(best, peak);
            fraction = Math.Max(fraction, TModel.TrainingFlops / (timing.Minimum * 1e-6) / 1e9 / peak);
            return timing;
        }
    }
}
