using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// A sum in each lane that keeps what rounding loses of each addition (Kahan, "Further remarks on reducing truncation errors", 1965): its
/// error does not grow with the number of terms.
/// </summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
internal struct CompensatedSum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _excess; // of the total over the terms

    /// <summary>The sum.</summary>
    public TLanes Total { get; private set; }

    /// <summary>Adds a term.</summary>
    /// <param name="term">A number in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TLanes term)
    {
        TLanes corrected = term - _excess;
        TLanes total = Total + corrected;
        _excess = total - Total - corrected;
        Total = total;
    }
}
