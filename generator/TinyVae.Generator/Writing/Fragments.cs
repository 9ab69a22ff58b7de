namespace TinyVae.Generator.Writing;

/// <summary>What many methods of a network begin with.</summary>
internal static class Fragments
{
    /// <summary>The constraint of every method that is written once for all register widths.</summary>
    public const string OfLanes = "    where TLanes : struct, Numerics.ILanes<TLanes>";

    /// <summary>The constraints of one that hands gradients to the update.</summary>
    public const string OfUpdate = OfLanes + "\n    where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct";

    /// <summary>The constraints of one that hands sums to an epilogue.</summary>
    public const string OfEpilogue = OfLanes + "\n    where TEpilogue : struct, IEpilogue, allows ref struct";

    /// <summary>For methods whose time counts: compiled once, fully, without a slow first version.</summary>
    public const string Hot = "[MethodImplAttribute(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]";
}
