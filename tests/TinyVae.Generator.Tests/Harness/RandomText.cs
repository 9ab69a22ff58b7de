using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Attribute arguments as nobody should write them, the same for a seed.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Words =
    [
        "relu", "leaky-relu", "elu", "silu", "gelu", "tanh", "sigmoid", "softplus", "identity", "dense", "conv", "transposed", "pad", "rest", "/2", "/1x3", "/", "3x3", "5x1", "Relu", "rely", "x", "X", "×",
        "0", "1", "2", "7", "16", "16x1", "4x2x2", "-1", "+1", "2147483647", "2147483648", "99999999999999999999999", "1e9", "0x10", "1.5", "١٦", "１６",
        "\0", "\u0001", "\r\n", "\u2028", "\u202e", "\ud800", "\udfff", "😀", "\ufeff", "é", "e\u0301", "\"", "\\", "{0}", "{", "}", "%s", "//", "/*", "*/",
        "real", "positive", "student-t", "count", "poisson", "binary", "category", "ordinal", "missing", "gaussian", "mask", "salt-pepper", "0.1", "0,3", "-0.5", ".5", "1e-1", "1e999", "1e-999", "NaN", "Infinity", "∞", "0.1f",
        "#if", "</summary>", "&amp;", "<", ";", ",", "", " ", "\t", "\u00a0", "\u3000",
    ];

    private static readonly string[] Expressions =
    [
        "null", "null!", "default", "(string)null!", "nameof(Model0)", "\"1\" + \"6\"", "$\"16\"", "\"16\"u8", "'x'", "16", "-1", "0", "1 << 31", "int.MaxValue",
        "2.5", "1.0 / 0", "1 / 0", "true", "typeof(int)", "Missing", "new object()", "Call()", "16L", "(TinyVae.Likelihood)99", "TinyVae.Likelihood.Gaussian",
        "TinyVae.Likelihood.Missing", "[]", "[[]]", "[null]", "[..]", "[.. new[] { \"1\" }]", "new string[0]", "new string[2]", "new string[2] { \"1\" }",
        "new[] { \"1\", null }", "new[] { 1 }", "new string[,] { { \"1\" } }", "(string[])null!", "stackalloc int[1]", "throw null!", "x => x", "args", "",
        "checked(int.MaxValue + 1)", "unchecked((int)4294967295)", "\"\"\"16\"\"\"", "@\"1\n6\"", "\"", "(", "[", "new", "1 2", "sizeof(int)", "default(string[])",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0f", "1", "-1", "0.5f", "1e-45f", "3e38f", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "float.Epsilon", "0.5", "1e39f",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A declaration on a class of its own.</summary>
    public string Declaration(int index)
    {
        IEnumerable<string> arguments = Properties().Select(property => $"{property} = {Value(property)}");
        return $"[TinyVae.Vae({string.Join(", ", arguments)})]\npublic partial class Model{index};\n";
    }

    private IEnumerable<string> Properties()
    {
        foreach (PropertyInfo property in typeof(VaeAttribute).GetProperties().Where(property => property.CanWrite))
        {
            if (Chance(property.Name is "Input" or "Latent" ? 0.95 : property.Name is "Columns" or "Missing" ? 0.1 : 0.3))
                yield return property.Name;
        }

        if (Chance(0.01))
            yield return Pick(["Input", "Latent", "Missing", "TypeId", "1"]);
    }

    private string Value(string property)
    {
        if (Chance(0.05))
            return Pick(Expressions);
        if (Chance(0.4))
        {
            return property switch
            {
                "Input" => "\"16\"",
                "Columns" => "[\"real 3\", \"category 5 missing\"]",
                "Missing" => "true",
                "Encoder" => Pick(["[\"3 relu\"]", "[\"conv 3 5 /2 relu\"]"]),
                "Decoder" => Pick(["[\"5 tanh\", \"16\"]", "[\"5x3 tanh\", \"transposed 1 4 /3\"]"]),
                "Likelihood" => "TinyVae.Likelihood.UnitGaussian",
                "Categories" => "[2, 4, 10]",
                "Objective" => "TinyVae.Objective.ImportanceWeighted",
                "Posterior" => "TinyVae.Posterior.FullCovariance",
                "Kl" => "TinyVae.Kl.MonteCarlo",
                "Optimizer" => "TinyVae.Optimizer.Sgd",
                "Corruption" => "\"mask 0.3\"",
                "Flow" => "\"planar 2\"",
                "Prior" => "\"mixture 3\"",
                _ => "2",
            };
        }

        return property switch
        {
            "Input" or "Corruption" or "Flow" or "Prior" => Literal(),
            "Columns" => Elements(Literal),
            "Encoder" or "Decoder" => Elements(Chance(0.3) ? Convolution : Literal),
            "Categories" => Elements(WholeNumber),
            "Likelihood" or "Objective" or "Posterior" or "Kl" or "Optimizer" => $"(TinyVae.{property})({_random.Next(-1, 8)})",
            "FreeBits" or "ClipNorm" => Pick(Numbers),
            _ => WholeNumber(),
        };
    }

    private string Elements(Func<string> element) =>
        $"[{string.Join(", ", Enumerable.Range(0, _random.Next(4)).Select(_ => Chance(0.05) ? Pick(Expressions) : element()))}]";

    /// <summary>A convolution of which most words are right.</summary>
    private string Convolution()
    {
        string[] words = [Pick(["conv", "transposed"]), "4", Pick(["3", "3x3", "2x5"]), "/2", "pad", "1", "rest", "1", "relu"];
        return SymbolDisplay.FormatLiteral(string.Join(" ", words.Select(word => Chance(0.1) ? Pick(Words) : word).Where(_ => Chance(0.9))), quote: true);
    }

    private string WholeNumber() => Chance(0.5) ? _random.Next(-2, 40).ToString() : _random.Next(int.MinValue, int.MaxValue).ToString();

    /// <summary>Some words, as a literal of any form.</summary>
    private string Literal()
    {
        string separator = Chance(0.8) ? " " : "";
        string text = string.Join(separator, Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Words)));
        if (Chance(0.01))
            text = string.Concat(Enumerable.Repeat(text + " ", 5_000));
        return Chance(0.1) ? $"@\"{text.Replace("\"", "\"\"")}\"" : SymbolDisplay.FormatLiteral(text, quote: true);
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
