using System.CommandLine;
using TinyVae.Demo.Commands;
using TinyVae.Demo.Models;
using Xunit;

namespace TinyVae.Demo.Tests;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly IdxFolder _digits = IdxFolder.WithDigits();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _digits.Dispose();

    [Fact]
    public void A_missing_model_gets_one_line_that_says_where_one_comes_from()
    {
        Assert.Equal(1, Invoke("--model", "/no/such/model"));
        Assert.Equal(
            "error: /no/such/model: no such file. Training writes it: run without 'evaluate' first, or give --model." + Environment.NewLine,
            _error.ToString());
    }

    [Fact]
    public void A_model_of_another_shape_gets_one_line_and_exit_code_1()
    {
        string file = _digits.PathOf("manifold.safetensors");
        new ManifoldVae(seed: 1).Save(file);
        Assert.Equal(1, Invoke("--model", file, "--data", _digits.Path));
        Assert.StartsWith("error: ", _error.ToString());
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--samples", "0", "--samples needs a whole number from 1 up, not '0'.")]
    [InlineData("--threads", "none", "--threads needs a whole number from 1 up, not 'none'.")]
    [InlineData("--epochs", "-1", "--epochs needs a whole number from 0 up, not '-1'.")]
    [InlineData("--model", "", "--model needs the path of a file, not ''.")]
    [InlineData("--data", "", "--data needs the path of a folder, not ''.")]
    [InlineData("--output", " ", "--output needs the path of a folder, not ' '.")]
    public void An_argument_it_cannot_use_is_named(string option, string value, string error)
    {
        Assert.Equal(1, Invoke(option, value));
        Assert.Equal(error, _error.ToString().TrimEnd());
    }

    [Fact]
    public void Help_names_every_option()
    {
        Assert.Equal(0, Invoke("--help"));
        Assert.All(
            ["--model", "--data", "--output", "--samples", "--epochs", "--threads", "--seed"],
            option => Assert.Contains(option, _output.ToString()));
    }

    [Fact]
    public void The_page_is_written_beside_the_model_unless_a_folder_is_given()
    {
        string model = _digits.PathOf("digits.safetensors");
        new DigitVae(seed: 1).Save(model);
        string[] arguments = ["--model", model, "--data", _digits.Path, "--samples", "1", "--epochs", "0", "--threads", "1"];
        Assert.Equal((0, ""), (Invoke(arguments), _error.ToString()));
        Assert.True(File.Exists(_digits.PathOf("evaluation.html")));
        Assert.Equal(0, Invoke([.. arguments, "--output", _digits.PathOf("elsewhere")]));
        Assert.True(File.Exists(Path.Combine(_digits.PathOf("elsewhere"), "evaluation.html")));
    }

    private int Invoke(params string[] arguments) =>
        new TrainCommand().Parse(["evaluate", .. arguments]).Invoke(new InvocationConfiguration { Output = _output, Error = _error });
}
