using SkiaSharp;
using TinyVae.Demo.Commands;
using TinyVae.Demo.Progress;
using Xunit;

namespace TinyVae.Tests.Demo;

public sealed class TrainRunTests : IDisposable
{
    private readonly IdxFolder _digits = IdxFolder.WithDigits(train: 200);
    private readonly string _output = Directory.CreateTempSubdirectory("tinyvae-").FullName;
    private readonly StringWriter _text = new();

    public void Dispose()
    {
        _digits.Dispose();
        Directory.Delete(_output, recursive: true);
    }

    [Fact]
    public void Everything_is_written()
    {
        Run(CancellationToken.None);
        string[] pictures = ["samples.png", "reconstructions.png", "interpolation.png", "manifold.png"];
        Assert.Equal(Names([.. pictures, "report.html", "digits.safetensors"]), Files());
        Assert.All(pictures, name =>
        {
            using var picture = SKBitmap.Decode(Path.Combine(_output, name));
            Assert.InRange(picture.Width, 560, 4000);
        });
    }

    [Fact]
    public void Stopped_in_the_first_batch_it_still_writes_the_model_and_its_pictures()
    {
        Run(new CancellationToken(canceled: true));
        Assert.Equal(Names(["samples.png", "reconstructions.png", "interpolation.png", "report.html", "digits.safetensors"]), Files());
        Assert.Contains("stopped early", File.ReadAllText(Path.Combine(_output, "report.html")));
        Assert.Contains("stopped: writing what there is", _text.ToString());
    }

    [Fact]
    public void The_report_needs_no_other_file()
    {
        Run(CancellationToken.None);
        string page = File.ReadAllText(Path.Combine(_output, "report.html"));
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("{{", page);
        Assert.DoesNotContain("<link", page);
        Assert.DoesNotContain("<script", page);
        Assert.Equal(page.Split("<img ").Length, page.Split("src=\"data:image/png;base64,").Length);
        Assert.All(["DigitVae", "ManifoldVae", "KL divergence", _digits.Path], text => Assert.Contains(text, page));
    }

    [Fact]
    public void The_last_line_is_the_test_loss_and_the_same_seed_gives_the_same()
    {
        Run(CancellationToken.None);
        Run(CancellationToken.None);
        string[] losses = [.. _text.ToString().Split(Environment.NewLine).Where(line => line.StartsWith("test loss", StringComparison.Ordinal))];
        Assert.Matches(@"^test loss \d+\.\d\d nats = reconstruction \d+\.\d\d \+ KL \d+\.\d\d$", losses[0]);
        Assert.Equal(2, losses.Length);
        Assert.Equal(losses[0], losses[1]);
        Assert.EndsWith(losses[1] + Environment.NewLine, _text.ToString());
    }

    private static SortedSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.Ordinal);

    private SortedSet<string> Files() => Names(Directory.GetFiles(_output).Select(file => Path.GetFileName(file)));

    private void Run(CancellationToken stop) =>
        new TrainRun(new TrainSettings(_digits.Path, _output, Epochs: 1, Seed: 3), _text, new LineDisplay(_text)).Execute(stop);
}
