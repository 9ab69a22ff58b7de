using TinyVae.Kernels;

namespace TinyVae.Benchmarks.Models;

/// <summary>Two trainers that share nothing but the machine, each on a thread: what the machine itself gives to two threads.</summary>
internal sealed class TwoApart<TModel>
    where TModel : class, IVae<TModel>
{
    private readonly TeamThreads _team = new(members: 2);
    private readonly Workload<TModel>[] _workloads = [new(), new()];

    /// <summary>A step of each, at the same time.</summary>
    public void TrainSteps() => _team.Run(new Steps(_workloads));

    private readonly struct Steps(Workload<TModel>[] workloads) : ITeamWork
    {
        public void Run(TeamMember member) => workloads[member.Index].TrainStep();
    }
}
