namespace TinyVae.Kernels;

/// <summary>Unwinds a member from a barrier that another will not reach, for it has failed. Caught by the team.</summary>
internal sealed class TeamStoppedException : Exception;
