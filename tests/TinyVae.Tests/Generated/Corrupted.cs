using System.Globalization;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;

namespace TinyVae.Tests.Generated;

/// <summary>The rows that the encoder of a denoising model sees, from the library's own kernels, which have tests of their own.</summary>
internal static class Corrupted
{
    /// <param name="clean">[rows, features], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="declared">The corruption as declared.</param>
    /// <param name="trainerSeed">The seed of the trainer.</param>
    /// <param name="step">How many steps the trainer has made.</param>
    public static float[] Rows(float[] clean, int features, string declared, ulong trainerSeed, long step)
    {
        int rows = clean.Length / features;
        string[] words = declared.Split(' ');
        float level = float.Parse(words[1], CultureInfo.InvariantCulture);
        var key = RandomKey.From(trainerSeed, RandomStream.Corruption).At((ulong)step);
        var source = new TestPanels(features, rows, (row, feature) => clean[(row * features) + feature]);
        var result = new TestPanels(features, rows);
        switch (words[0])
        {
            case "gaussian":
                Apply<GaussianCorruption>();
                break;
            case "mask":
                Apply<MaskCorruption>();
                break;
            case "salt-pepper":
                Apply<SaltPepperCorruption>();
                break;
            case "missing":
                Apply<MissingCorruption>();
                break;
            default:
                throw new ArgumentException($"There is no corruption '{words[0]}'.", nameof(declared));
        }

        return [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, features).Select(feature => result[row, feature]))];

        void Apply<TCorruption>()
            where TCorruption : struct, ICorruption =>
            CorruptionPass.Apply<Lanes512, TCorruption>(
                key, level, 0, rows, features, ref source.Floats[0], ref result.Floats[0], source.Stride);
    }
}
