using System.Globalization;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Rows;
using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The user's class: constants, constructor, and public calls that enter the library.</summary>
internal static class ModelEmitter
{
    /// <summary>The network; local to the file, so that every model has its own.</summary>
    public const string Network = $"global::{NetworkEmitter.Namespace}.Network";

    /// <summary>What public calls enter.</summary>
    private const string Calls = $"global::{NetworkEmitter.Namespace}.Model";

    private const string Storage = "global::TinyVae.SafeTensors";
    private const string LoadOptions = "global::TinyVae.LoadOptions";
    private const string Stream = "global::System.IO.Stream";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";
    private const string ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Span = "global::System.Span<float>";

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        ModelType type = plan.Model.Type;
        string attribute = type.IsExceptedFromCls ? "[global::System.CLSCompliant(false)]\n" : "";
        using (new Nesting(writer, type))
        using (writer.Block($"{attribute}partial class {type.Name} : global::TinyVae.IVae<{type.Name}>{(plan.Columns.AreDeclared ? $", {ModelType.ColumnContract}" : "")}"))
        {
            EmitConstants(writer, plan);
            TableEmitter.Emit(writer, plan);
            EmitConstruction(writer, plan);
            EmitInference(writer, plan);
            if (plan.Model.Row is { } row)
            {
                new RowConversionEmitter(row, plan.Condition.RowConstant).Emit(writer);
                new RowCallEmitter(row, plan.Condition.RowConstant).EmitCalls(writer);
            }

            EmitStorage(writer, plan);
            EmitInterface(writer, plan);
            TrainerEmitter.Emit(writer, plan);
        }
    }

    private static void EmitConstants(SourceWriter writer, VaePlan plan)
    {
        writer.Write($"""
            /// <summary>What of the declaration gives the parameters their meaning, as files of the model and of its trainers say it.</summary>
            public const string Declaration = "{DeclarationText.Of(plan.Model).Replace("\"", "\\\"")}";

            """);
        Constant("int", "InputSize", plan.Model.Input.Size, "Features of one row of data.");
        Constant("int", "LatentSize", plan.Model.Latent, "Units of z.");
        if (plan.Condition.IsDeclared)
        {
            Constant("int", "ConditionSize", plan.Condition.Size, "Floats of the condition c, behind the features of a row and the units of a code.");
            Constant("int", "RowSize", plan.Condition.RowSize, "Floats of one row of data with its condition: [x | c].");
            Constant("int", "CodeSize", plan.Condition.CodeSize, "Floats of what the decoder reads: [z | c].");
        }

        Constant("int", "BatchSize", plan.Model.BatchSize, "The most rows a training step takes.");
        Constant("int", "ParameterCount", plan.ParameterCount, "Trainable parameters, padding not counted.");
        Constant("int", "ParameterBytes", plan.ParameterBytes, "Bytes of <see cref=\"Parameters\"/>, padding included.");
        Constant("int", "InferenceBytes", plan.InferenceBytes, "Bytes of the one array that a model holds: parameters and the scratch of inference.");
        Constant("int", "TrainingBytes", plan.TrainingBytes, "Bytes of the one array that a trainer holds besides the model's.");
        Constant("int", "InferenceBytesPerThread", plan.InferenceBytesPerThread, "Bytes of the array that each of a model's <see cref=\"Threads\"/> beyond the first adds, and each instance that <see cref=\"Share\"/> gives.");
        Constant("int", "TrainingBytesPerThread", plan.TrainingBytesPerThread, "Bytes of the array that each of a trainer's threads beyond the first adds.");
        Constant("long", "TrainingFlops", plan.TrainingFlops, "Floating-point operations of the matrix products of one full training step.");
        writer.Write("private readonly global::TinyVae.Kernels.ModelMemory _memory;");
        writer.BlankLine();
        if (plan.Model.Row is { } row)
            new RowCallEmitter(row, plan.Condition.RowConstant).EmitBuffer(writer);

        void Constant(string type, string name, long value, string documentation)
        {
            writer.Write($"""
                /// <summary>{documentation}</summary>
                public const {type} {name} = {Grouped(value)};
                """);
            writer.BlankLine();
        }
    }

    private static void EmitConstruction(SourceWriter writer, VaePlan plan)
    {
        int ofLayers = plan.TensorsOfLayers.Count();
        string drawn = plan.Tensors.Count() == ofLayers ? "Tensors" : $"Tensors[..{ofLayers}]"; // the others begin in ways of their own
        writer.Write($$"""
            /// <summary>A new model, the parameters of its layers drawn uniformly from ±1/√inputs.</summary>
            /// <param name="seed">Key of the draws.</param>
            public {{plan.Model.Type.Name}}(ulong seed)
            {
                _memory = new({{plan.ParameterLength}}, {{Network}}.Inference.Layout{{(plan.Columns.AreDeclared ? $", {plan.Columns.ScalingLength}" : "")}});
                global::TinyVae.Kernels.Initialization.UniformFanIn(Parameters, {{drawn}}, seed);
                {{string.Join("\n", Starts(plan))}}
            }

            private {{plan.Model.Type.Name}}(global::TinyVae.Kernels.ModelMemory memory) => _memory = memory;

            /// <inheritdoc/>
            public {{plan.Model.Type.Name}} Share() => new(_memory.Share());

            /// <inheritdoc/>
            public {{Span}} Parameters => _memory.Parameters;

            /// <inheritdoc/>
            public int Threads
            {
                get => _memory.Threads;
                set => _memory.Threads = value;
            }

            """);
    }

    private static IEnumerable<string> Starts(VaePlan plan)
    {
        foreach (string statement in plan.Training.Stages.Select(LatentStageEmitter.Of).Select(stage => stage.Initialization))
            yield return statement;
        if (plan.Columns.AreDeclared)
            yield return $"{ScalingOf(plan)}.Reset();";
        if (plan.SharedTensor is { Parameter.Start: not 0 and var value } shared)
            yield return $"Parameters[{shared.Offset}] = {Number.Literal(value)}f;";
    }

    private static string ScalingOf(VaePlan plan) =>
        $"new global::TinyVae.Kernels.{ColumnsEmitter.Scaling(plan.Columns, "_memory.Arena", plan.ParameterLength)}";

    private static void EmitInference(SourceWriter writer, VaePlan plan)
    {
        const string X = $"{ReadOnlySpan} x";
        Call("void", "Encode", $"{X}, {Span} mean, {Span} logVariance");
        Call("void", "Encode", $"{X}, {Span} mean");
        Call("void", "Decode", $"{ReadOnlySpan} z, {Span} mean");
        if (plan.Model.Likelihood.HasSpread)
        {
            writer.Write($"""
                /// <summary>The mean and log-variance of p(x given z) for each row.</summary>
                /// <param name="z">[rows, {plan.Condition.CodeConstant}], row-major.</param>
                /// <param name="mean">[rows, InputSize].</param>
                /// <param name="logVariance">[rows, InputSize], nats.</param>
                /// <exception cref="global::System.ArgumentException">A span's length does not fit.</exception>
                """);
            Forward("void", "Decode", $"{ReadOnlySpan} z, {Span} mean, {Span} logVariance");
        }

        Call("void", "Reconstruct", $"{X}, {Span} mean");
        Call("void", "ReconstructSample", $"{X}, {Span} sample, ulong seed");
        Call("void", "Generate", $"{Span} x, ulong seed");
        Call("void", "Sample", $"{Span} x, ulong seed");
        Call("void", "Interpolate", $"{ReadOnlySpan} a, {ReadOnlySpan} b, {Span} result");
        Call("void", "Traverse", $"{X}, int unit, float from, float to, {Span} result");
        Call("global::TinyVae.Elbo", "Evaluate", $"{X}, ulong seed");
        Call("void", "Evaluate", $"{X}, ulong seed, {Span} result");
        Call("void", "LogLikelihood", $"{X}, int samples, {Span} result, ulong seed = 0");
        Call("void", "ReconstructionProbability", $"{X}, int samples, {Span} result, ulong seed = 0");
        if (plan.Columns.AreDeclared)
        {
            Call("void", "FitScaling", X);
            Call("void", "Explain", $"{X}, ulong seed, {Span} result");
            Call("void", "Impute", $"{Span} x, ulong seed, int samples = {ColumnsEmitter.ImputationSamples}");
        }

        Call("void", "LatentStatistics", $"{X}, global::System.Span<global::TinyVae.LatentUnit> result");

        void Call(string type, string name, string parameters)
        {
            writer.Write("/// <inheritdoc/>");
            Forward(type, name, parameters);
        }

        void Forward(string type, string name, string parameters)
        {
            IEnumerable<string> arguments = parameters.Split(',').Select(parameter => parameter.Trim().Split(' ')[1]);
            writer.Write($"public {type} {name}({parameters}) => {Calls}.{name}(_memory, {string.Join(", ", arguments)});");
            writer.BlankLine();
        }
    }

    private static void EmitStorage(SourceWriter writer, VaePlan plan)
    {
        string tensors = plan.Columns.AreDeclared ? "[.. Tensors, .. Description.Buffers]" : "Tensors";
        string floats = plan.Columns.AreDeclared ? $"_memory.Arena.Slice(0, {plan.ParameterLength + plan.Columns.TensorLength})" : "Parameters";
        foreach (string to in new[] { "string path", $"{Stream} stream" })
        {
            writer.Write($"""
                /// <inheritdoc/>
                public void Save({to}) => {Storage}.Save({to.Split(' ')[1]}, {tensors}, {floats}, Declaration);

                """);
        }

        foreach (string from in new[] { "string path", $"{Stream} stream", $"{Bytes} file" })
        {
            string load = $"{Storage}.Load({from.Split(' ')[1]}, {tensors}, {floats}, Declaration, options);";
            writer.Write("/// <inheritdoc/>");
            string header = $"public void Load({from}, {LoadOptions} options = default)";
            if (plan.Columns.AreDeclared)
            {
                using (writer.Block(header))
                    writer.Write($"{load}\n{ScalingOf(plan)}.Restore();");
            }
            else
            {
                writer.Write($"{header} => {load}");
            }

            writer.BlankLine();
        }
    }

    private static void EmitInterface(SourceWriter writer, VaePlan plan)
    {
        string name = plan.Model.Type.Name;
        string contract = $"global::TinyVae.IVae<{name}>";
        foreach (string constant in new[] { "InputSize", "LatentSize", "BatchSize", "ParameterCount", "ParameterBytes", "InferenceBytes", "TrainingBytes", "InferenceBytesPerThread", "TrainingBytesPerThread" })
            writer.Write($"static int {contract}.{constant} => {constant};");
        if (plan.Condition.IsDeclared)
            writer.Write($"static int {contract}.ConditionSize => ConditionSize;");
        writer.Write($"""
            static string {contract}.Declaration => Declaration;
            static long {contract}.TrainingFlops => TrainingFlops;
            static {name} {contract}.Create(ulong seed) => new(seed);
            static global::TinyVae.IVaeTrainer {contract}.CreateTrainer({name} model, ulong seed) => new Trainer(model, seed);

            """);
    }

    /// <summary>A number as a C# literal that can be read.</summary>
    private static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');
}
