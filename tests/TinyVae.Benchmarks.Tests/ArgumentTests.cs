using System.CommandLine;
using TinyVae.Benchmarks.Results.Burda;
using TinyVae.Tests.Storage;

namespace TinyVae.Benchmarks.Tests;

/// <summary>Arguments that a command cannot use get one line and exit code 1.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string Needed =
        "it needs the folder of train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_named_with_what_is_needed() =>
        AssertRefused($"error: --mnist '/no/such' is no folder: {Needed}", "--mnist", "/no/such", "--checkpoint", _folder.Path);

    [Fact]
    public void A_file_that_the_folder_lacks_is_named()
    {
        File.WriteAllText(_folder.File("train-images-idx3-ubyte.gz"), "");
        AssertRefused(
            $"error: --mnist '{_folder.Path}' has no train-labels-idx1-ubyte.gz: {Needed}", "--mnist", _folder.Path, "--checkpoint", _folder.Path);
    }

    [Theory]
    [InlineData("--mnist")]
    [InlineData("--checkpoint")]
    public void An_empty_path_is_refused_by_name(string option)
    {
        string other = option == "--mnist" ? "--checkpoint" : "--mnist";
        AssertRefused($"{option} needs the path of a folder, not ''.", option, "", other, _folder.Path);
    }

    private static void AssertRefused(string error, params string[] arguments)
    {
        using var written = new StringWriter();
        var configuration = new InvocationConfiguration { Output = TextWriter.Null, Error = written };
        Assert.Equal(1, new BurdaCommand().Parse(arguments).Invoke(configuration));
        Assert.Equal(error, written.ToString().TrimEnd());
    }
}
