using SkiaSharp;
using TinyVae.Demo.Commands;
using TinyVae.Demo.Progress;
using Xunit;

namespace TinyVae.Demo.Tests;

public sealed class TrainRunTests(CompletedRun completed) : IClassFixture<CompletedRun>, IDisposable
{
    private static readonly string[] Pictures = ["samples.png", "reconstructions.png", "interpolation.png"];

    private readonly string _output = Directory.CreateTempSubdirectory("tinyvae-").FullName;
    private readonly StringWriter _text = new();

    public void Dispose() => Directory.Delete(_output, recursive: true);

    [Fact]
    public void It_succeeds_and_writes_everything_into_a_folder_that_it_makes()
    {
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error.ToString()));
        AssertFiles(completed.Output, [.. Pictures, "manifold.png", "report.html", "digits.safetensors"]);
        Assert.All([.. Pictures, "manifold.png"], name =>
        {
            using var picture = SKBitmap.Decode(Path.Combine(completed.Output, name));
            Assert.InRange(picture.Width, 560, 4000);
        });
    }

    [Fact]
    public void The_report_needs_no_other_file()
    {
        string page = File.ReadAllText(Path.Combine(completed.Output, "report.html"));
        Assert.All(["http", "{{", "<link", "<script", "@import"], text => Assert.DoesNotContain(text, page));
        Assert.Equal(5, page.Split("<img ").Length);
        Assert.Equal(5, page.Split("src=\"data:image/png;base64,").Length);
        Assert.All(["DigitVae", "ManifoldVae", "KL divergence", completed.Digits.Path], text => Assert.Contains(text, page));
    }

    [Fact]
    public void The_last_line_is_the_test_loss() =>
        Assert.Matches(@"^test loss \d+\.\d\d nats = reconstruction \d+\.\d\d \+ KL \d+\.\d\d$", completed.LastLine);

    [Fact]
    public void The_same_seed_gives_the_same_model_and_pictures()
    {
        Run(seed: 3, CancellationToken.None);
        Assert.EndsWith(completed.LastLine + Environment.NewLine, _text.ToString());
        Assert.All(
            [.. Pictures, "manifold.png", "digits.safetensors"],
            name => Assert.Equal(File.ReadAllBytes(Path.Combine(completed.Output, name)), File.ReadAllBytes(Path.Combine(_output, name))));
    }

    [Fact]
    public void Stopped_in_the_first_batch_it_still_writes_the_model_and_its_pictures()
    {
        Run(seed: 4, new CancellationToken(canceled: true));
        AssertFiles(_output, [.. Pictures, "report.html", "digits.safetensors"]);
        Assert.Contains("stopped early", File.ReadAllText(Path.Combine(_output, "report.html")));
        Assert.Contains("stopped: writing what there is", _text.ToString());
        Assert.Matches(@"test loss \d+\.\d\d nats .*\n$", _text.ToString());
    }

    private static void AssertFiles(string folder, string[] names) =>
        Assert.Equal(names.Order(), Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order());

    private void Run(ulong seed, CancellationToken stop) =>
        new TrainRun(new TrainSettings(completed.Digits.Path, _output, Epochs: 1, seed), _text, new LineDisplay(_text)).Execute(stop);
}
