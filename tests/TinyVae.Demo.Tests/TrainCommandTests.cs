using System.CommandLine;
using TinyVae.Demo.Commands;
using Xunit;

namespace TinyVae.Demo.Tests;

public sealed class TrainCommandTests : IDisposable
{
    private readonly IdxFolder _digits = IdxFolder.WithDigits();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _digits.Dispose();

    [Fact]
    public void A_truncated_file_gets_one_line_and_exit_code_1()
    {
        byte[] whole = File.ReadAllBytes(_digits.PathOf("train-images-idx3-ubyte"));
        File.WriteAllBytes(_digits.PathOf("train-images-idx3-ubyte"), whole[..^1]);
        AssertRefused("train-images-idx3-ubyte");
    }

    [Fact]
    public void A_foreign_file_gets_one_line_and_exit_code_1()
    {
        File.WriteAllText(_digits.PathOf("t10k-images-idx3-ubyte"), "This is no image at all.");
        AssertRefused("t10k-images-idx3-ubyte");
    }

    [Fact]
    public void A_missing_folder_gets_one_line_and_exit_code_1()
    {
        Assert.Equal(1, Invoke("--data", "/no/such/folder"));
        Assert.Equal("error: /no/such/folder: no such folder." + Environment.NewLine, _error.ToString());
    }

    [Fact]
    public void An_output_folder_that_is_a_file_gets_one_line_and_exit_code_1()
    {
        Assert.Equal(1, Invoke("--data", _digits.Path, "--output", _digits.PathOf("t10k-labels-idx1-ubyte")));
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--epochs", "0", "--epochs needs a whole number from 1 up, not '0'.")]
    [InlineData("--epochs", "many", "--epochs needs a whole number from 1 up, not 'many'.")]
    [InlineData("--seed", "-1", "--seed needs a whole number from 0 up, not '-1'.")]
    [InlineData("--seed", "18446744073709551616", "--seed needs a whole number from 0 up, not '18446744073709551616'.")]
    [InlineData("--output", "", "--output needs the path of a folder, not ''.")]
    [InlineData("--data", "", "--data needs the path of a folder, not ''.")]
    [InlineData("--colour", "red", "Unrecognized command or argument '--colour'.")]
    public void An_argument_it_cannot_use_is_named(string option, string value, string error)
    {
        Assert.Equal(1, Invoke(option, value));
        Assert.StartsWith(error, _error.ToString());
    }

    [Fact]
    public void Help_names_every_option_and_command()
    {
        Assert.Equal(0, Invoke("--help"));
        Assert.All(["--data", "--output", "--epochs", "--seed", "evaluate"], option => Assert.Contains(option, _output.ToString()));
    }

    private void AssertRefused(string file)
    {
        Assert.Equal(1, Invoke("--data", _digits.Path, "--output", _digits.PathOf("out")));
        Assert.StartsWith($"error: {_digits.PathOf(file)}: ", _error.ToString());
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    private int Invoke(params string[] arguments) =>
        new TrainCommand().Parse(arguments).Invoke(new InvocationConfiguration { Output = _output, Error = _error });
}
