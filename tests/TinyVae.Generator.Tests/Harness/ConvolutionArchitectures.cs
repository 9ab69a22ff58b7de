using System.Globalization;
using TinyVae.Tests.Reference;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>
/// Networks with convolutions by chance, the same for a seed: images, series and plain features; convolutions, transposed ones and dense
/// layers in any order; mirrored and written decoders. Small, so that the reference takes milliseconds.
/// </summary>
internal sealed class ConvolutionArchitectures(int seed)
{
    private const int MostFeatures = 250;
    private const int MostProducts = 12_000;

    private static readonly string[] Activations = [.. ReferenceActivation.All.Select(activation => activation.Name)];

    private static readonly Lazy<string[]> Drawn = new(() =>
    {
        var architectures = new ConvolutionArchitectures(seed: 2);
        int count = int.Parse(Environment.GetEnvironmentVariable("TINYVAE_RANDOM_NETWORKS") ?? "30", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(_ => architectures.Next())];
    });

    private static readonly Lazy<byte[]> Compiled = new(() => Compilations.GenerateUndocumented(Architectures.Declare(All)).EmitAssembly());

    private readonly Random _random = new(seed);

    /// <summary>Those that are held against the reference: so many as the variable says, since each takes a quarter of a second to compile.</summary>
    public static IReadOnlyList<string> All => Drawn.Value;

    /// <summary>Their classes, compiled once.</summary>
    public static byte[] Assembly => Compiled.Value;

    /// <summary>The arguments of an attribute.</summary>
    public string Next()
    {
        string? network = Network();
        while (network is null)
            network = Network();
        return network;
    }

    /// <summary>Null where what came by chance does not fit, or is large.</summary>
    private string? Network()
    {
        string input = Input();
        int latent = _random.Next(1, 7);
        int condition = Chance(0.25) ? _random.Next(1, 6) : 0;
        var data = ReferenceShape.OfInput(input);
        if (data.Size < 2 || Encoder(data, condition) is not { } encoder)
            return null;
        string[]? decoder = Chance(0.5) ? null : Decoder(data, latent);
        var declared = new VaeAttribute { Input = input, Encoder = encoder, Latent = latent, Decoder = decoder, Condition = condition };
        if (decoder is not null && !IsSmall(decoder, ReferenceShape.Flat(latent), condition))
            return null;
        if (ReferenceArchitecture.Of(declared).Maps().Sum(map => map.Layer.Products) > MostProducts)
            return null;

        string written = decoder is null ? "" : $", Decoder = [{Quoted(decoder)}]";
        string withCondition = condition == 0 ? "" : $", Condition = {condition}";
        return $"Input = \"{input}\", Encoder = [{Quoted(encoder)}], Latent = {latent}{written}{withCondition}, BatchSize = {BatchSize()}, "
            + $"{Likelihood(data.Size)}, {Objective()}, {Training()}";
    }

    private string Input() => _random.Next(5) switch
    {
        0 => $"{_random.Next(4, 24)}",
        1 => $"{_random.Next(3, 24)}x{_random.Next(1, 6)}",
        2 => $"{_random.Next(2, 6)}x{_random.Next(2, 6)}x{_random.Next(1, 19)}",
        _ => $"{_random.Next(2, 10)}x{_random.Next(2, 10)}x{_random.Next(1, 4)}",
    };

    private string[]? Encoder(ReferenceShape data, int condition)
    {
        string[] layers = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => HiddenLayer())];
        return layers.Any(IsConvolution) && IsSmall(layers, data, condition) ? layers : null;
    }

    /// <summary>Ends at the data's shape: in a transposed convolution, in one that keeps the positions, or in a dense layer.</summary>
    private string[] Decoder(ReferenceShape data, int latent)
    {
        if (Chance(0.2))
        {
            string first = $"transposed {Channels()} {_random.Next(1, 5)} /{_random.Next(1, 4)} pad 0 {Activation()}";
            return latent % 2 == 0 ? [first, $"{data.Size}"] : [first, HiddenLayer(), $"{data.Size}"];
        }

        bool isSeries = data is { Height: 1, Channels: 1 } || Chance(0.3);
        (int height, int width, int channels) = new ReferenceWindow(isSeries, (1, 1), (1, 1), (0, 0)).See(data);
        int[] positions = isSeries ? [height] : [height, width];
        string last;
        if (Chance(0.3))
        {
            int kernel = (2 * _random.Next(3)) + 1;
            last = $"conv {channels} {Sizes(positions.Select(_ => kernel))}";
        }
        else
        {
            Axis[] axes = [.. positions.Select(EndingAt)];
            last = $"transposed {channels} {Sizes(axes.Select(axis => axis.Kernel))} /{Sizes(axes.Select(axis => axis.Stride))} "
                + $"pad {Sizes(axes.Select(axis => axis.Padding))} rest {Sizes(axes.Select(axis => axis.Beyond))}";
            positions = [.. axes.Select(axis => axis.Positions)];
        }

        string between = $"{Sizes([.. positions, Channels()])} {Activation()}";
        return latent % 2 == 0 ? [between, last] : [$"{_random.Next(1, 20)} {Activation()}", between, last];
    }

    /// <summary>Of a transposed convolution that gives just so many positions along an axis.</summary>
    private Axis EndingAt(int big)
    {
        (int stride, int padding) = (_random.Next(1, 4), _random.Next(3));
        int kernel = _random.Next(1, Math.Min(6, big + (2 * padding)) + 1);
        (int steps, int beyond) = Math.DivRem(big + (2 * padding) - kernel, stride);
        return new Axis(kernel, stride, padding, beyond, steps + 1);
    }

    private string HiddenLayer()
    {
        if (Chance(0.15))
            return $"{_random.Next(1, 30)} {Activation()}";
        if (Chance(0.1))
            return $"{Sizes([_random.Next(1, 5), _random.Next(1, 5), _random.Next(1, 5)])} {Activation()}";
        bool isTransposed = Chance(0.2);
        int axes = Chance(0.4) ? 1 : 2;
        int[] strides = [.. Enumerable.Range(0, axes).Select(_ => _random.Next(1, 4))];
        int[] kernel = [.. strides.Select(_ => _random.Next(1, Chance(0.3) ? 6 : 4))];
        string text = $"{(isTransposed ? "transposed" : "conv")} {Channels()} {Sizes(kernel)} /{Sizes(strides)}";
        if (Chance(0.5))
            text += $" pad {Sizes(strides.Select(_ => _random.Next(4)))}";
        if (isTransposed && Chance(0.5))
            text += $" rest {Sizes(strides.Select(stride => _random.Next(stride)))}";
        return $"{text} {Activation()}";
    }

    /// <summary>Whether every layer can read what the one before gives, and gives little.</summary>
    private static bool IsSmall(IEnumerable<string> layers, ReferenceShape shape, int condition)
    {
        foreach (string text in layers)
        {
            if (IsConvolution(text) && !Fits(text, shape))
                return false;
            shape = ReferenceLayer.Parse(text, shape, condition).Outputs;
            if (shape.Height < 1 || shape.Width < 1 || shape.Size > MostFeatures)
                return false;
        }

        return true;
    }

    /// <summary>Whether its kernel is no larger than what it reads, nor of two axes on plain features.</summary>
    private static bool Fits(string text, ReferenceShape shape)
    {
        ReferenceWindow window = ((ReferenceConvolutionLayer)ReferenceLayer.Parse(text, shape, 0)).Window;
        if (!window.IsSeries && shape is { Height: 1, Channels: 1, IsMap: false })
            return false;
        (int height, int width, _) = window.See(shape);
        return text.Split(' ')[0] == "transposed"
            || (window.Kernel.Height <= height + (2 * window.Padding.Height) && window.Kernel.Width <= width + (2 * window.Padding.Width));
    }

    private static bool IsConvolution(string layer) => layer.Split(' ')[0] is "conv" or "transposed";

    private int Channels() => _random.Next(4) switch { 0 => Pick(16, 17, 32, 20), 1 => 1, _ => _random.Next(2, 9) };

    private string Activation() => Pick(Activations);

    private int BatchSize() => _random.Next(4) switch { 0 => 1, 1 => Pick(15, 16, 17, 32), _ => _random.Next(1, 41) };

    private string Likelihood(int features)
    {
        Likelihood kind = Pick([.. Enum.GetValues<Likelihood>().Except([TinyVae.Likelihood.Columns])]);
        if (kind != TinyVae.Likelihood.Categorical)
            return $"Likelihood = Likelihood.{kind}";
        int first = features < 4 ? features : _random.Next(2, features - 1);
        return $"Likelihood = Likelihood.Categorical, Categories = [{first}{(first == features ? "" : $", {features - first}")}]";
    }

    private string Objective()
    {
        var posterior = Any<Posterior>();
        var kl = Any<Kl>();
        string draws = $"Posterior = Posterior.{posterior}, Samples = {_random.Next(1, 4)}";
        return _random.Next(4) switch
        {
            0 => "Objective = Objective.Autoencoder",
            1 => $"Objective = Objective.ImportanceWeighted, {draws}{Stages()}",
            2 when kl == Kl.Analytic && posterior == Posterior.Diagonal => $"{draws}, FreeBits = 0.0625f",
            _ => $"{draws}, Kl = Kl.{kl}{Stages()}",
        };
    }

    private string Stages() =>
        (Chance(0.25) ? $", Flow = \"planar {_random.Next(1, 4)}\"" : "")
        + (Chance(0.25) ? $", Prior = \"mixture {_random.Next(2, 5)}\"" : "");

    private string Training()
    {
        string corruption = Chance(0.3) ? $"Corruption = \"{Pick("gaussian 0.5", "mask 0.3", "salt-pepper 0.1")}\", " : "";
        return $"{corruption}Optimizer = Optimizer.{Any<Optimizer>()}";
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Any<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private static string Sizes(IEnumerable<int> sizes) => string.Join('x', sizes);

    private static string Quoted(IEnumerable<string> layers) => string.Join(", ", layers.Select(layer => $"\"{layer}\""));

    private sealed record Axis(int Kernel, int Stride, int Padding, int Beyond, int Positions);
}
