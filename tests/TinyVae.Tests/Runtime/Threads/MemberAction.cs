using TinyVae.Kernels;

namespace TinyVae.Tests.Runtime.Threads;

/// <summary>Work that is one delegate.</summary>
internal readonly struct MemberAction(Action<TeamMember> part) : ITeamWork
{
    public void Run(TeamMember member) => part(member);
}
