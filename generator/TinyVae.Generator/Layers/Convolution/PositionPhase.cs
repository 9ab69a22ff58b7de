namespace TinyVae.Generator.Layers;

/// <summary>Positions of a row that have the same taps: on the small side all, on the big one those a stride from each other.</summary>
/// <param name="First">The first.</param>
/// <param name="Step">Positions from one to the next.</param>
/// <param name="Tap">Their first tap.</param>
/// <param name="Taps">How many they have.</param>
/// <param name="SmallPosition">The small position of the first tap of the first; none is behind it.</param>
/// <param name="Tile">What computes them.</param>
internal sealed record PositionPhase(int First, int Step, int Tap, int Taps, int SmallPosition, PositionTile Tile);
