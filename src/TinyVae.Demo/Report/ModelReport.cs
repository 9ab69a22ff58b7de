using System.Collections.Immutable;
using TinyVae.Demo.Training;

namespace TinyVae.Demo.Report;

/// <summary>What the report tells of one model.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Shape">Units of its layers, from input to output.</param>
/// <param name="ParameterCount">Trainable parameters.</param>
/// <param name="Layers">Its table of layers.</param>
/// <param name="Facts">What it is, memory and work.</param>
/// <param name="Optimizer">What trained it.</param>
/// <param name="History">How training went.</param>
internal sealed record ModelReport(
    string Name,
    string Shape,
    int ParameterCount,
    ImmutableArray<LayerSummary> Layers,
    IReadOnlyList<(string Name, string Value)> Facts,
    string Optimizer,
    TrainingHistory History)
{
    /// <summary>The report of a trained model.</summary>
    public static ModelReport Of<TModel>(TrainedModel<TModel> trained)
        where TModel : class, IVae<TModel>
    {
        VaeDescription model = TModel.Description;
        TrainingHistory history = trained.History;
        double gigaflops = history.RowsPerSecond / TModel.BatchSize * TModel.TrainingFlops / 1e9;
        return new ModelReport(
            typeof(TModel).Name,
            ShapeOf<TModel>(" → "),
            TModel.ParameterCount,
            model.Layers,
            [
                ("likelihood", $"{model.Likelihood}"),
                ("posterior", $"{model.Posterior}"),
                ("objective", $"{model.Objective}"),
                ("parameters", Bytes(TModel.ParameterBytes)),
                ("model, with the scratch of inference", Bytes(TModel.InferenceBytes)),
                ("its trainer", Bytes(TModel.TrainingBytes)),
                ("one training step", $"{TModel.TrainingFlops / 1e6:N1} MFLOP for {TModel.BatchSize} rows"),
                ("training", $"{history.Steps:N0} steps in {history.Elapsed.TotalSeconds:F1} s, "
                    + $"{history.RowsPerSecond:N0} rows a second, {gigaflops:N1} GFLOP/s"),
            ],
            DescribeOptimizer(trained.Trainer, TModel.BatchSize),
            history);
    }

    /// <summary>Units of a model's layers, from input to output: 784-400-20-400-784.</summary>
    public static string ShapeOf<TModel>(string separator)
        where TModel : class, IVae<TModel>
    {
        VaeDescription model = TModel.Description;
        return string.Join(separator, [model.Input.Size, .. Units("encoder."), model.Latent, .. Units("decoder."), model.Input.Size]);

        IEnumerable<int> Units(string part) =>
            model.Layers.Where(layer => layer.Name.StartsWith(part, StringComparison.Ordinal)).Select(layer => layer.Outputs);
    }

    /// <summary>The report's section as HTML.</summary>
    public string ToHtml() => Template.Fill("model.html", new Dictionary<string, string>
    {
        ["name"] = Template.Text(Name),
        ["shape"] = Template.Text(Shape),
        ["curves"] = CurveChart.Draw("ELBO, nats", History.Epochs, elbo => elbo.Value)
            + CurveChart.Draw("Reconstruction, nats", History.Epochs, elbo => elbo.Reconstruction)
            + CurveChart.Draw("KL divergence, nats", History.Epochs, elbo => elbo.KullbackLeibler),
        ["layers"] = string.Join('\n', Layers.Select(layer =>
            $"<tr><td>{Template.Text(layer.Name)}</td><td>{Template.Text(layer.Description)}</td>"
            + $"<td>{layer.ParameterCount:N0}</td><td>{layer.Flops:N0}</td></tr>")),
        ["parameters"] = $"{ParameterCount:N0}",
        ["flops"] = $"{Layers.Sum(layer => layer.Flops):N0}",
        ["facts"] = FactTable.Rows(Facts),
    });

    private static string Bytes(int bytes) => $"{bytes / 1e6:N2} MB";

    private static string DescribeOptimizer(IVaeTrainer trainer, int batchSize) =>
        $"{trainer.Optimizer}, learning rate {trainer.LearningRate}, batches of {batchSize}, KL weight {trainer.KlWeight}";
}
