using System.Globalization;
using TinyVae.Generator.Model;
using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The user's class: constants, constructor, and public calls that check their arguments and enter the network.</summary>
internal static class ModelEmitter
{
    /// <summary>The static class that holds the network; local to the file, so that every model has its own.</summary>
    public const string Network = "global::TinyVae.Generated.Network";

    private const string ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Span = "global::System.Span<float>";
    private const string Require = "global::TinyVae.Kernels.Require";

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        ModelType type = plan.Model.Type;
        using (new Nesting(writer, type))
        using (writer.Block($"partial class {type.Name} : global::TinyVae.IVae<{type.Name}>"))
        {
            EmitConstants(writer, plan);
            EmitTables(writer, plan);
            EmitConstruction(writer, plan);
            EmitInference(writer, plan);
            EmitStorage(writer);
            EmitInterface(writer, plan);
            TrainerEmitter.Emit(writer, plan);
        }
    }

    private static void EmitConstants(SourceWriter writer, VaePlan plan)
    {
        Constant("int", "InputSize", plan.Model.Input.Size, "Features of one row of data.");
        Constant("int", "LatentSize", plan.Model.Latent, "Units of z.");
        Constant("int", "BatchSize", plan.Model.BatchSize, "The most rows a training step takes.");
        Constant("int", "ParameterCount", plan.ParameterCount, "Trainable parameters, padding not counted.");
        Constant("int", "ParameterBytes", plan.ParameterBytes, "Bytes of <see cref=\"Parameters\"/>, padding included.");
        Constant("int", "InferenceBytes", plan.InferenceBytes, "Bytes of the one array that a model holds: parameters and the scratch of inference.");
        Constant("int", "TrainingBytes", plan.TrainingBytes, "Bytes of the one array that a trainer holds besides the model's.");
        Constant("int", "InferenceBytesPerThread", plan.InferenceBytesPerThread, "Bytes of the array that each of a model's <see cref=\"Threads\"/> beyond the first adds.");
        Constant("int", "TrainingBytesPerThread", plan.TrainingBytesPerThread, "Bytes of the array that each of a trainer's threads beyond the first adds.");
        Constant("long", "TrainingFlops", plan.TrainingFlops, "Floating-point operations of the matrix products of one full training step.");
        writer.Write("private readonly global::TinyVae.Kernels.Arena _arena;");
        writer.Write("private readonly global::TinyVae.Kernels.Arena _scratch;");
        writer.Write("private readonly global::TinyVae.Kernels.Crew _crew;");
        writer.BlankLine();

        void Constant(string type, string name, long value, string documentation)
        {
            writer.Write($"""
                /// <summary>{documentation}</summary>
                public const {type} {name} = {Grouped(value)};
                """);
            writer.BlankLine();
        }
    }

    private static void EmitTables(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>The layers, from the input to the likelihood's parameters.</summary>");
        writer.Write("public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.LayerSummary> Layers { get; } =");
        writer.Write("[");
        foreach (DensePlan layer in plan.Layers)
            writer.Write($"    new(\"{layer.Name}\", \"{layer.Words}\", {layer.Inputs}, {layer.Outputs}, {layer.ParameterCount}, {layer.Flops}),");
        writer.Write("];");
        writer.BlankLine();

        writer.Write("/// <summary>Where each named tensor lies in <see cref=\"Parameters\"/>.</summary>");
        writer.Write("public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.ParameterTensor> Tensors { get; } =");
        writer.Write("[");
        foreach (DensePlan layer in plan.Layers)
        {
            foreach (HeadPlan head in layer.Heads)
            {
                writer.Write($"    new(\"{head.TensorName}.weight\", {head.Size}, {layer.Inputs}, {layer.Weight}{Lanes(head)}),");
                writer.Write($"    new(\"{head.TensorName}.bias\", {head.Size}, 0, {layer.Bias}{Lanes(head)}),");
            }
        }

        writer.Write("];");
        writer.BlankLine();

        string Lanes(HeadPlan head) => head.LanesOfPanel == PanelMath.Lanes ? $", {head.FirstLane}" : $", {head.FirstLane}, {head.LanesOfPanel}";
    }

    private static void EmitConstruction(SourceWriter writer, VaePlan plan)
    {
        writer.Write($$"""
            /// <summary>A new model, its parameters drawn uniformly from ±1/√inputs.</summary>
            /// <param name="seed">Key of the draws.</param>
            public {{plan.Model.Type.Name}}(ulong seed)
            {
                _arena = new({{plan.ParameterLength + plan.Inference.Length}});
                _scratch = new(_arena, {{plan.ParameterLength}}, {{plan.Inference.Length}});
                _crew = new(_scratch);
                global::TinyVae.Kernels.Initialization.UniformFanIn(Parameters, Tensors, seed);
            }

            /// <inheritdoc/>
            public {{Span}} Parameters => _arena.Slice(0, {{plan.ParameterLength}});

            /// <inheritdoc/>
            public int Threads
            {
                get => _crew.Threads;
                set => _crew.Threads = value;
            }

            """);
    }

    private static void EmitInference(SourceWriter writer, VaePlan plan)
    {
        writer.Write($$"""
            /// <inheritdoc/>
            public void Encode({{ReadOnlySpan}} x, {{Span}} mean, {{Span}} logVariance)
            {
                int rows = {{Require}}.Rows(x.Length, InputSize, nameof(x));
                {{Require}}.Length(mean.Length, rows, LatentSize, nameof(mean));
                {{Require}}.Length(logVariance.Length, rows, LatentSize, nameof(logVariance));
                {{Network}}.Encode(_arena, _scratch, x, mean, logVariance);
            }

            /// <inheritdoc/>
            public void Decode({{ReadOnlySpan}} z, {{Span}} mean)
            {
                int rows = {{Require}}.Rows(z.Length, LatentSize, nameof(z));
                {{Require}}.Length(mean.Length, rows, InputSize, nameof(mean));
                {{Network}}.Decode(_arena, _scratch, z, mean{{(plan.LikelihoodModel.HasLogVariance ? ", default" : "")}});
            }

            """);
        if (plan.LikelihoodModel.HasLogVariance)
        {
            writer.Write($$"""
                /// <summary>The mean and log-variance of p(x given z) for each row.</summary>
                /// <param name="z">[rows, LatentSize], row-major.</param>
                /// <param name="mean">[rows, InputSize].</param>
                /// <param name="logVariance">[rows, InputSize], nats.</param>
                /// <exception cref="global::System.ArgumentException">A span's length does not fit.</exception>
                public void Decode({{ReadOnlySpan}} z, {{Span}} mean, {{Span}} logVariance)
                {
                    int rows = {{Require}}.Rows(z.Length, LatentSize, nameof(z));
                    {{Require}}.Length(mean.Length, rows, InputSize, nameof(mean));
                    {{Require}}.Length(logVariance.Length, rows, InputSize, nameof(logVariance));
                    {{Network}}.Decode(_arena, _scratch, z, mean, logVariance);
                }

                """);
        }

        writer.Write($$"""
            /// <inheritdoc/>
            public void Reconstruct({{ReadOnlySpan}} x, {{Span}} mean)
            {
                int rows = {{Require}}.Rows(x.Length, InputSize, nameof(x));
                {{Require}}.Length(mean.Length, rows, InputSize, nameof(mean));
                {{Network}}.Reconstruct(_arena, _scratch, x, mean);
            }

            /// <inheritdoc/>
            public void Generate({{Span}} x, ulong seed)
            {
                {{Require}}.Rows(x.Length, InputSize, nameof(x));
                {{Network}}.Generate(_arena, _scratch, x, seed);
            }

            /// <inheritdoc/>
            public global::TinyVae.Elbo Evaluate({{ReadOnlySpan}} x, ulong seed)
            {
                {{Require}}.Rows(x.Length, InputSize, int.MaxValue, nameof(x));
                return {{Network}}.Evaluate(_arena, _crew, x, seed);
            }

            """);
    }

    private static void EmitStorage(SourceWriter writer) => writer.Write("""
        /// <inheritdoc/>
        public void Save(string path) => global::TinyVae.SafeTensors.Save(path, Tensors, Parameters);

        /// <inheritdoc/>
        public void Load(string path) => global::TinyVae.SafeTensors.Load(path, Tensors, Parameters);

        """);

    private static void EmitInterface(SourceWriter writer, VaePlan plan)
    {
        string name = plan.Model.Type.Name;
        string contract = $"global::TinyVae.IVae<{name}>";
        foreach (string constant in new[] { "InputSize", "LatentSize", "BatchSize", "ParameterCount", "ParameterBytes", "InferenceBytes", "TrainingBytes", "InferenceBytesPerThread", "TrainingBytesPerThread" })
            writer.Write($"static int {contract}.{constant} => {constant};");
        writer.Write($"""
            static long {contract}.TrainingFlops => TrainingFlops;
            static {name} {contract}.Create(ulong seed) => new(seed);
            static global::TinyVae.IVaeTrainer {contract}.CreateTrainer({name} model, ulong seed) => new Trainer(model, seed);

            """);
    }

    /// <summary>A number as a C# literal that can be read.</summary>
    private static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary>The namespace and the types around the class, reopened.</summary>
    private sealed class Nesting : IDisposable
    {
        private readonly Stack<SourceWriter.Scope> _scopes = new();

        public Nesting(SourceWriter writer, ModelType type)
        {
            if (type.Namespace.Length > 0)
                _scopes.Push(writer.Block($"namespace {type.Namespace}"));
            foreach (string container in type.Containers)
                _scopes.Push(writer.Block(container));
        }

        public void Dispose()
        {
            while (_scopes.Count > 0)
                _scopes.Pop().Dispose();
        }
    }
}
