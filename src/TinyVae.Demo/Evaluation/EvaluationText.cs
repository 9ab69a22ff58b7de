namespace TinyVae.Demo.Evaluation;

/// <summary>An evaluation as lines of text.</summary>
internal sealed class EvaluationText(TextWriter output)
{
    /// <summary>The bound, log p(x) and the units, those that tell most first.</summary>
    public void Write(ModelEvaluation evaluation)
    {
        (Elbo elbo, RowMean logLikelihood) = (evaluation.Elbo, evaluation.LogLikelihood);
        output.WriteLine($"ELBO          {elbo.Value:F2} nats = reconstruction {elbo.Reconstruction:F2} - KL {elbo.KullbackLeibler:F2}");
        output.WriteLine(
            $"log p(x)      {logLikelihood.Value:F2} nats, standard error {logLikelihood.StandardError:F2}: "
            + $"{evaluation.Samples:N0} importance samples of each of {logLikelihood.Rows:N0} digits");
        output.WriteLine(
            $"active units  {evaluation.ActiveUnits} of {evaluation.Units.Count}: variance of the mean above {LatentUnit.ActiveAbove}");
        output.WriteLine();
        output.WriteLine("unit  KL, nats    mean  variance  variance of the mean");
        foreach ((int index, LatentUnit unit) in evaluation.Units.Index().OrderByDescending(unit => unit.Item.KullbackLeibler))
        {
            output.WriteLine(
                $"{index,4}  {unit.KullbackLeibler,8:F3}  {unit.Mean,6:F3}  {unit.Variance,8:F3}  {unit.VarianceOfMean,20:F3}"
                + (unit.IsActive ? "" : "  inactive"));
        }
    }

    /// <summary>What the classes are judged by.</summary>
    /// <param name="shape">Units of the layers of each class's model.</param>
    /// <param name="epochs">Epochs that each is trained.</param>
    public void WriteHoldOutHead(string shape, int epochs)
    {
        output.WriteLine();
        output.WriteLine($"one class held out: {shape}, {epochs} epochs on all other classes, score -ELBO");
        output.WriteLine("class  digits  AUROC");
    }

    /// <summary>One class.</summary>
    public void Write(HeldOutClass judged) => output.WriteLine($"{judged.Label,5}  {judged.Rows,6:N0}  {judged.Auroc:F3}");

    /// <summary>The mean of all classes, if there are any.</summary>
    public void WriteMean(IReadOnlyCollection<HeldOutClass> classes)
    {
        if (classes.Count > 0)
            output.WriteLine($" mean          {classes.Average(judged => judged.Auroc):F3}");
    }

    /// <summary>Why there are no classes.</summary>
    public void WriteNoLabels()
    {
        output.WriteLine();
        output.WriteLine("no class can be held out: that takes labels of training and test images, of two classes or more");
    }
}
