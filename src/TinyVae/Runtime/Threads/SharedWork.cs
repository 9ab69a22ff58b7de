using System.Runtime.CompilerServices;

namespace TinyVae.Kernels;

/// <summary>
/// Lets every member run the same ref struct, which stands on the stack of the caller, by its address. The stack does not move, the
/// caller leaves it only after all members have, and the collector keeps the references in the struct up to date for all,
/// because it knows the caller's frame.
/// </summary>
/// <typeparam name="TWork">The work.</typeparam>
internal static class SharedWork<TWork>
    where TWork : struct, ITeamWork, allows ref struct
{
    /// <summary>Runs a member's part of the work at an address: one delegate for each kind of work, not for each run.</summary>
    public static readonly Action<nint, TeamMember> Run = static (address, member) => At(address).Run(member);

    /// <summary>The address of work on the stack.</summary>
    public static nint AddressOf(ref TWork work) => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref Unsafe.As<TWork, byte>(ref work));

    private static ref TWork At(nint address) => ref Unsafe.As<byte, TWork>(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address));
}
