namespace TinyVae.Generator.Tests.Harness;

/// <summary>Code that uses models as programs do.</summary>
internal static class UserCode
{
    /// <summary>Of a class, in words that every version of C# from 7.3 on has.</summary>
    public static string Of(string model) => $$"""
        internal static class User
        {
            private static {{model}}.Trainer _trainer;

            public static double Use(System.Span<float> x)
            {
                {{model}} model = new {{model}}(seed: 1);
                var trainer = new {{model}}.Trainer(model, seed: 2) { LearningRate = 1e-3f, KlWeight = 1 };
                _trainer = trainer;
                int sizes = {{model}}.InputSize + {{model}}.LatentSize + {{model}}.BatchSize + {{model}}.ParameterCount + {{model}}.ParameterBytes
                    + {{model}}.InferenceBytes + {{model}}.TrainingBytes + {{model}}.ConditionSize + {{model}}.RowSize + {{model}}.CodeSize
                    + {{model}}.Layers.Length + {{model}}.Tensors.Length + new {{model}}(1).Parameters.Length;
                long flops = {{model}}.TrainingFlops + trainer.Steps;
                model.Threads = 2;
                model = model.Share();
                model.Encode(x, x, x);
                model.Encode(x, x);
                model.Decode(x, x);
                model.Decode(x, x, x);
                model.Reconstruct(x, x);
                model.Generate(x, seed: 4);
                model.Sample(x, seed: 4);
                model.LogLikelihood(x, 5, x);
                model.Save("file");
                model.Load("file");
                trainer.Gradients(x, x);
                trainer.Gradients(x, x, x);
                trainer.Apply(x);
                trainer.Save("file");
                return sizes + flops + model.Evaluate(x, seed: 5).Value + trainer.Step(x).Loss + new {{model}}.Trainer(model).Step(x).Loss;
            }
        }

        """;

    /// <summary>Of a class, by the interface of all models.</summary>
    public static string ByInterface(string model) => $$"""
        internal static class Tool
        {
            public static double Use() => Train<{{model}}>();

            private static double Train<T>() where T : class, TinyVae.IVae<T> => T.CreateTrainer(T.Create(1), 2).Step(new float[T.RowSize]).Loss;
        }

        """;
}
