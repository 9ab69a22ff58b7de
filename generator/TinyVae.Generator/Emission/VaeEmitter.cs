using TinyVae.Generator.Model;
using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The whole generated file: the user's class completed, and the network behind it.</summary>
internal static class VaeEmitter
{
    public static string Emit(VaeModel model)
    {
        var plan = VaePlan.Of(model);
        var writer = new SourceWriter();
        ProseEmitter.Emit(writer, plan);
        writer.BlankLine();
        writer.Write("#nullable enable");
        writer.BlankLine();
        ModelEmitter.Emit(writer, plan);
        writer.BlankLine();
        NetworkEmitter.Emit(writer, plan);
        return writer.ToString();
    }

    /// <summary>
    /// The same members around the smallest network, for a class whose declaration is in error: that error stops the build,
    /// and no other needs to follow from members that are missing.
    /// </summary>
    public static string EmitShell(ModelType type) =>
        Emit(new(
            type, new(1, 1, 1), new(), Latent: 1, new(new DenseLayer(1, ActivationKind.Identity)), new(LikelihoodKind.Gaussian, new()),
            BatchSize: 1, PosteriorKind.Diagonal, new(ObjectiveKind.Elbo, 1, KlKind.Analytic, 0), null, new(OptimizerKind.Adam, 0)));
}
