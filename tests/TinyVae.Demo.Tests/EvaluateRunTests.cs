using TinyVae.Demo.Commands;
using TinyVae.Demo.Models;
using TinyVae.Demo.Progress;
using Xunit;

namespace TinyVae.Demo.Tests;

public sealed class EvaluateRunTests : IDisposable
{
    private readonly IdxFolder _digits = IdxFolder.WithDigits(train: 40, test: 300);

    public EvaluateRunTests() => new DigitVae(seed: 1).Save(Model);

    private string Model => _digits.PathOf("digits.safetensors");

    private string Page => File.ReadAllText(_digits.PathOf("evaluation.html"));

    public void Dispose() => _digits.Dispose();

    [Fact]
    public void The_bound_log_p_every_unit_and_every_class_are_told()
    {
        string text = Run();
        Assert.Matches(@"(?m)^ELBO +-\d+\.\d\d nats = reconstruction -\d+\.\d\d - KL \d+\.\d\d$", text);
        Assert.Matches(@"(?m)^log p\(x\) +-\d+\.\d\d nats, standard error \d+\.\d\d: 3 importance samples of each of 300 digits$", text);
        Assert.Matches(@"(?m)^active units +\d+ of 20: ", text);
        Assert.All(Enumerable.Range(0, 20), unit => Assert.Matches($@"(?m)^ +{unit} +\d+\.\d{{3}} +-?\d+\.\d{{3}} +\d+\.\d{{3}} +\d+\.\d{{3}}", text));
        Assert.All(Enumerable.Range(0, 10), label => Assert.Matches($@"(?m)^ +{label} +30 +[01]\.\d{{3}}$", text));
        Assert.Matches(@"(?m)^ mean +0\.\d{3}$", text);
    }

    [Fact]
    public void The_page_needs_no_other_file_and_tells_the_same()
    {
        Run();
        string page = Page;
        Assert.All(["http", "{{", "<link", "<script", "@import"], text => Assert.DoesNotContain(text, page));
        Assert.All(["log p(x)", "Latent units", "One class held out", "prefers-color-scheme: dark", _digits.Path], text => Assert.Contains(text, page));
        // A head, 20 units and their sum; a head, 10 classes and their mean; the facts.
        Assert.InRange(page.Split("<tr").Length - 1, 34 + 5, 34 + 15);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_for_any_number_of_threads() =>
        Assert.Equal(Figures(Run(threads: 1)), Figures(Run(threads: 2)));

    [Fact]
    public void Without_labels_it_says_so_and_leaves_the_classes_out()
    {
        File.Delete(_digits.PathOf("train-labels-idx1-ubyte"));
        Assert.Contains("no class can be held out", Run());
        Assert.DoesNotContain("One class held out", Page);
        Assert.Contains("not judged", Page);
    }

    [Fact]
    public void Stopped_early_it_writes_what_there_is()
    {
        string text = Run(stop: new CancellationToken(canceled: true));
        Assert.Contains("of each of 256 digits", text);
        Assert.Contains("stopped: wrote what there was", text);
        Assert.Contains("The estimate was stopped early.", Page);
        Assert.DoesNotContain("One class held out", Page);
    }

    // All but the time it took.
    private static string Figures(string text) => text[..text.LastIndexOf("done in", StringComparison.Ordinal)];

    private string Run(int threads = 1, CancellationToken stop = default)
    {
        var text = new StringWriter();
        var settings = new EvaluateSettings(Model, _digits.Path, _digits.Path, Samples: 3, Epochs: 1, threads, Seed: 2);
        new EvaluateRun(settings, text, new NoStatus()).Execute(stop);
        return text.ToString();
    }
}
