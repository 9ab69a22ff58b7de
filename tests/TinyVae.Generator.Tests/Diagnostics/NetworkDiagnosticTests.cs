using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Arguments of the attribute: each fault is told where it is written, and the code that uses the class compiles.</summary>
public sealed class NetworkDiagnosticTests
{
    private const string User = """
        using System;
        using TinyVae;

        internal static class User
        {
            public static double Use()
            {
                var model = new Digits(seed: 1);
                var trainer = new Digits.Trainer(model, seed: 2) { LearningRate = 1e-3f, Beta1 = 0.9f, Beta2 = 0.9f, Epsilon = 1e-8f, KlWeight = 1 };
                IVaeTrainer other = Create<Digits>(3);
                int sizes = Digits.InputSize + Digits.LatentSize + Digits.BatchSize + Digits.ParameterCount
                    + Digits.ParameterBytes + Digits.InferenceBytes + Digits.TrainingBytes + Digits.Layers.Length + Digits.Tensors.Length;
                long flops = Digits.TrainingFlops + trainer.Steps;
                Span<float> x = model.Parameters;
                model.Encode(x, x, x);
                model.Decode(x, x);
                model.Reconstruct(x, x);
                model.Generate(x, seed: 4);
                model.Save("file");
                model.Load("file");
                trainer.Gradients(x, x);
                trainer.Gradients(x, x, x);
                trainer.Apply(x);
                return sizes + flops + model.Evaluate(x, seed: 5).Value + trainer.Step(x).Loss + other.Steps;
            }

            private static IVaeTrainer Create<T>(ulong seed) where T : class, IVae<T> => T.CreateTrainer(T.Create(seed), seed);
        }
        """;

    [Theory]
    [InlineData("""[[|Vae|](Latent = 20)]""", "'Input' is missing")]
    [InlineData("""[Vae(Input = [|""|], Latent = 20)]""", "'Input' is missing")]
    [InlineData("""[Vae(Input = [|"  "|], Latent = 20)]""", "'Input' is missing")]
    [InlineData("""[Vae(Input = [|null|], Latent = 20)]""", "'Input' is missing")]
    [InlineData("""[Vae(Input = [|(string)null!|], Latent = 20)]""", "'Input' is missing")]
    [InlineData("""[[|Vae|](Input = "784")]""", "'Latent' is missing")]
    [InlineData("""[[|TinyVae.VaeAttribute|](Input = "784")]""", "'Latent' is missing")]
    public void A_missing_input_or_latent_size_is_told(string attribute, string message) => Expected("TVAE004", attribute, message);

    [Fact]
    public void A_missing_input_and_a_missing_latent_size_are_told_together()
    {
        var told = Compilations.Generate(Declaration("[Vae]"), User).Problems;

        Assert.Equal(["'Input' is missing", "'Latent' is missing"], told.Select(diagnostic => diagnostic.GetMessage().Split(':')[0]));
    }

    [Theory]
    [InlineData("""[Vae(Input = "28x28x[|three|]", Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = "[|28X28|]", Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = @"28x[|-|]", Latent = 20)]""", "write \"784\"")]
    [InlineData(""""[Vae(Input = """28x[|-|]""", Latent = 20)]"""", "write \"784\"")]
    [InlineData("""[Vae(Input = ("28x[|-|]"), Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = [|"28" + "x-"|], Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = [|"\u0032x-"|], Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = [|Digits.Shape|], Latent = 20)]""", "write \"784\"")]
    [InlineData("""[Vae(Input = [|"28\r\n\u202E"|], Latent = 20)]""", "\"28\\u000d\\u000a\\u202e\"")]
    public void An_unreadable_input_is_told_inside_the_string(string attribute, string message) => Expected("TVAE005", attribute, message);

    [Theory]
    [InlineData("""[Vae(Input = "28x[|0|]", Latent = 20)]""", "A dimension of the input must be from 1 to 16777216, not 0")]
    [InlineData("""[Vae(Input = "[|65536x65536|]", Latent = 20)]""", "The number of features of the input")]
    [InlineData("""[Vae(Input = "784", Latent = [|0|])]""", "Latent must be from 1 to 16777216, not 0")]
    [InlineData("""[Vae(Input = "784", Latent = [|-20|])]""", "not -20")]
    [InlineData("""[Vae(Input = "784", Latent = [|int.MinValue|])]""", "not -2147483648")]
    [InlineData("""[Vae(Input = "784", Latent = [|1 << 30|])]""", "not 1073741824")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Condition = [|-1|])]""", "Condition must be from 0 to 16777216, not -1")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Condition = [|1 << 25|])]""", "Condition must be from 0 to 16777216, not 33554432")]
    [InlineData("""[Vae(Input = "784", Latent = 20, BatchSize = [|0|])]""", "BatchSize must be from 1 to 16777216, not 0")]
    [InlineData("""[Vae(Input = "784", Latent = 20, BatchSize = [|16_777_217|])]""", "not 16777217")]
    [InlineData("""[Vae(Input = "784", Encoder = ["[|0|] relu"], Latent = 20)]""", "The size of a dense layer must be")]
    [InlineData("""[Vae(Input = "784", Encoder = new[] { "400 relu", "dense [|-1|] relu" }, Latent = 20)]""", "not -1")]
    [InlineData("""[Vae(Input = "784", Encoder = new string[] { "[|99999999999|]" }, Latent = 20)]""", "not 99999999999")]
    [InlineData("""[Vae(Input = "784", Encoder = (new string[1] { "[|0|]" }), Latent = 20)]""", "not 0")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Decoder = ["[|0|] relu", "784"])]""", "not 0")]
    public void A_size_out_of_range_is_told_at_the_number(string attribute, string message) => Expected("TVAE006", attribute, message);

    [Fact]
    public void More_layers_than_anybody_means_are_told()
    {
        string layers = string.Join(", ", Enumerable.Repeat("\"1\"", 65));
        Expected("TVAE006", $"[Vae(Input = \"784\", Encoder = [|[{layers}]|], Latent = 20)]", "The number of layers of the encoder must be from 1 to 64, not 65");
    }

    [Theory]
    [InlineData("""[Vae(Input = "784", Encoder = ["[|relu|] 400"], Latent = 20)]""", "'relu' is neither")]
    [InlineData("""[Vae(Input = "784", Encoder = ["400 relu [|tanh|]"], Latent = 20)]""", "nothing can follow the activation")]
    [InlineData("""[Vae(Input = "784", Encoder = ["400 relu", [|""|]], Latent = 20)]""", "it is empty")]
    [InlineData("""[Vae(Input = "784", Encoder = ["400 relu", [|null|]], Latent = 20)]""", "it is null")]
    [InlineData("""[Vae(Input = "784", Encoder = ["[|dense|]"], Latent = 20)]""", "missing")]
    [InlineData("""[Vae(Input = "784", Encoder = ["[|lstm|] 32 /2 relu"], Latent = 20)]""", "'lstm'")]
    [InlineData("""[Vae(Input = "784", Encoder = [[|nameof(Digits)|]], Latent = 20)]""", "'Digits'")]
    [InlineData("""[Vae(Input = "784", Encoder = [[|"40\u0000"|]], Latent = 20)]""", "'40\\u0000'")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Decoder = ["[|four|]", "784"])]""", "'four'")]
    public void An_unreadable_layer_is_told_at_the_word(string attribute, string message) => Expected("TVAE007", attribute, message);

    [Theory]
    [InlineData("""[Vae(Input = "784", Encoder = ["400 [|rely|]"], Latent = 20)]""", "There is no activation 'rely'; the nearest is 'relu'")]
    [InlineData("""[Vae(Input = "784", Encoder = [@"400 [|Tanh|]"], Latent = 20)]""", "the nearest is 'tanh'")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Decoder = ["400 [|leakyrelu|]", "784"])]""", "the nearest is 'leaky-relu'")]
    public void An_unknown_activation_is_told_with_the_nearest(string attribute, string message) => Expected("TVAE008", attribute, message);

    [Theory]
    [InlineData("""[Vae(Input = "28x28", Latent = 20, Decoder = ["400 relu", [|"783"|]])]""", "ends in \"783\", but the input needs \"784\"")]
    [InlineData("""[Vae(Input = "28x28", Latent = 20, Decoder = ["400 relu", [|"784 sigmoid"|]])]""", "without activation")]
    [InlineData("""[Vae(Input = "28x28", Latent = 20, Decoder = [|[]|])]""", "ends in no layer at all")]
    [InlineData("""[Vae(Input = "28x28x3", Latent = 20, Decoder = [[|Digits.Layer|]])]""", "needs \"2352\"")]
    public void A_decoder_that_does_not_end_in_the_input_is_told(string attribute, string message) => Expected("TVAE009", attribute, message);

    [Theory]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = [|(Likelihood)99|])]""",
        "There is no Likelihood 99: write Likelihood.Bernoulli, Likelihood.Gaussian, Likelihood.UnitGaussian, Likelihood.ContinuousBernoulli, "
        + "Likelihood.SharedGaussian, Likelihood.Laplace, Likelihood.Categorical or Likelihood.Columns")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = [|(Likelihood)(-1)|])]""", "There is no Likelihood -1: write")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Posterior = [|(Posterior)2|])]""",
        "There is no Posterior 2: write Posterior.Diagonal or Posterior.FullCovariance")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Objective = [|(Objective)3|], Samples = 2)]""",
        "There is no Objective 3: write Objective.Elbo, Objective.Autoencoder or Objective.ImportanceWeighted")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Kl = [|(Kl)2|], FreeBits = 1)]""", "There is no Kl 2: write Kl.Analytic or Kl.MonteCarlo")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Objective = Objective.ImportanceWeighted, Samples = 2, Kl = [|(Kl)2|])]""", "There is no Kl 2")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Optimizer = [|(Optimizer)99|])]""",
        "There is no Optimizer 99: write Optimizer.Adam, Optimizer.AdamW, Optimizer.Sgd, Optimizer.RmsProp or Optimizer.Adagrad")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Categories = [2], Likelihood = [|(Likelihood)99|])]""", "There is no Likelihood 99")]
    public void An_undefined_value_of_an_enumeration_is_told_with_the_members(string attribute, string message) =>
        Expected("TVAE010", attribute, message);

    [Theory]
    [InlineData("""[[|Vae|](Input = "65536", Encoder = ["65536 relu"], Latent = 20)]""", "for parameters and inference")]
    [InlineData("""[[|Vae|](Input = "16777216", Encoder = ["16777216", "16777216"], Latent = 16777216, BatchSize = 16777216)]""", "for parameters and inference")]
    [InlineData("""[[|Vae|](Input = "784", Encoder = ["400 relu"], Latent = 20, BatchSize = 16777216)]""", "for training")]
    [InlineData("""[[|Vae|](Input = "784", Encoder = ["400 relu"], Latent = 20, Condition = 16777216)]""", "for parameters and inference")]
    [InlineData("""[[|Vae|](Input = "20000", Encoder = ["10000 relu"], Latent = 20, BatchSize = 1)]""", "for training")]
    public void A_model_beyond_the_limit_of_an_array_is_told(string attribute, string message) => Expected("TVAE011", attribute, message);

    [Fact]
    public void Independent_faults_are_told_at_once()
    {
        var marked = MarkedSource.Parse(Declaration(
            """
            [Vae(Input = "28x[|0|]", Encoder = ["[|relu|]", "400 [|rely|]", "400 relu"], Latent = [|0|],
                Decoder = ["[|-1|]"], Likelihood = [|(Likelihood)99|], BatchSize = [|-1|])]
            """));
        Generation generation = Compilations.Generate(marked.Text, User);
        var told = generation.Problems;

        Assert.Empty(generation.CompilerErrors);
        Assert.Equal(marked.Marks, told.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        Assert.Equal(
            ["TVAE006", "TVAE007", "TVAE008", "TVAE006", "TVAE006", "TVAE010", "TVAE006"],
            told.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Code_that_counts_rows_with_a_condition_compiles_where_the_size_of_the_condition_is_wrong() => Expect.OnlyAtMarks(
        "TVAE006",
        Declaration("""[Vae(Input = "784", Latent = 20, Condition = [|-10|])]"""),
        "internal static class Counter { public static int Sizes => Digits.ConditionSize + Digits.RowSize + Digits.CodeSize; }");

    [Fact]
    public void A_decoder_is_not_judged_by_an_input_that_is_wrong_itself() =>
        Expected("TVAE006", """[Vae(Input = "[|0|]", Latent = 20, Decoder = ["783 relu"])]""", "not 0");

    [Theory]
    [InlineData("""[Vae(Input = Missing, Latent = 20)]""", "CS0103")]
    [InlineData("""[Vae(Input = 784, Latent = 20)]""", "CS0029")]
    [InlineData("""[Vae(Input = "784", Latent = 2.5)]""", "CS0266")]
    [InlineData("""[Vae(Input = "784", Latent = "20")]""", "CS0029")]
    [InlineData("""[Vae(Input = "784", Latent = 99999999999)]""", "CS0266")]
    [InlineData("""[Vae(Input = "784", Latent = )]""", "CS1525")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Encoder = "400 relu")]""", "CS0029")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Encoder = [Digits.Hidden])]""", "CS0182")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Encoder = ["400 relu", ..new[] { "200 relu" }])]""", "CS0182")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Encoder = [Missing, "400 relu"])]""", "CS0103")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = Likelihood.Unheard)]""", "CS0117")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = 1)]""", "CS0266")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = Likelihood.Categorical, Categories = 10)]""", "CS0029")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Likelihood = Likelihood.Categorical, Categories = [Missing])]""", "CS0103")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Objective = Objective.Flow, Samples = 3)]""", "CS0117")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Objective = Objective.ImportanceWeighted, Samples = 2.5)]""", "CS0266")]
    [InlineData("""[Vae(Input = "784", Latent = 20, FreeBits = 0.5)]""", "CS0664")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Condition = "10")]""", "CS0029")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Corruption = 0.1f)]""", "CS0029")]
    [InlineData("""[Vae("784", Latent = 20)]""", "CS1729")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Latent = 21)]""", "CS0643")]
    [InlineData("""[Vae(Input = "784", Latent = 20, Temperature = "normal")]""", "CS0246")]
    public void What_the_compiler_tells_is_not_told_twice(string attribute, string error)
    {
        Generation generation = Compilations.Generate(Declaration(attribute).Replace("Shape = \"28x\"", "Shape = \"28x\"; public static string Hidden => \"1\""), User);

        Assert.Contains(generation.CompilerErrors, diagnostic => diagnostic.Id == error);
        Assert.DoesNotContain(generation.CompilerErrors, diagnostic => diagnostic.Location.SourceTree!.FilePath == "Source1.cs");
        Assert.DoesNotContain(generation.Problems, diagnostic => diagnostic.Id is not "TVAE004");
    }

    [Fact]
    public void A_fault_is_told_in_a_file_that_calls_itself_generated()
    {
        Generation generation = Compilations.Generate("// <auto-generated/>\n" + Declaration("""[Vae(Input = "784", Latent = 0)]"""));

        Assert.Equal("TVAE006", Assert.Single(generation.Problems).Id);
    }

    private static void Expected(string id, string attribute, string message) =>
        Assert.Contains(message, Assert.Single(Expect.OnlyAtMarks(id, Declaration(attribute), User)), StringComparison.Ordinal);

    private static string Declaration(string attribute) => $$"""
        using TinyVae;

        {{attribute}}
        public sealed partial class Digits
        {
            internal const string Shape = "28x";
            internal const string Layer = "28";
        }
        """;
}
