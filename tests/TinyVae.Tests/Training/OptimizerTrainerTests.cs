using System.Globalization;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Golden;
using TinyVae.Tests.Models;
using TinyVae.Tests.Runtime.Optimizers;
using Xunit;

namespace TinyVae.Tests.Training;

/// <summary>The trainers of all optimizers: their defaults, what they call themselves, what they refuse, and that their settings act.</summary>
public sealed class OptimizerTrainerTests
{
    private static readonly GoldenOptimizers Golden = GoldenOptimizers.Read();
    private readonly DecayedWeights.Trainer _adamW = new(new DecayedWeights(seed: 1));
    private readonly Momentum.Trainer _sgd = new(new Momentum(seed: 1));
    private readonly MeanSquares.Trainer _rmsProp = new(new MeanSquares(seed: 1));
    private readonly SumsOfSquares.Trainer _adagrad = new(new SumsOfSquares(seed: 1));

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Golden.Runs.Count)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Parameters_after_every_step_are_those_of_PyTorch(int index)
    {
        GoldenRun run = Golden.Runs[index];
        (VaeTrainer trainer, Func<Span<float>> parameters) = Start(run.Optimizer);
        Configure(trainer, run.Settings);
        int count = Golden.Parameters.Length;
        Golden.Parameters.CopyTo(parameters());
        float[] gradients = new float[parameters().Length];
        for (int step = 0; step < run.Trained.Length; step++)
        {
            Golden.Gradients[step].CopyTo(gradients, 0);
            trainer.Apply(gradients);
            Close.All($"{run.Optimizer}, step {step}", run.Trained[step], parameters()[..count].ToArray(), 1e-6);
        }
    }

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        foreach (string name in KernelOptimizer.Names)
        {
            GoldenSettings expected = Golden.Runs.First(run => run.Optimizer == name).Settings;
            VaeTrainer trainer = Start(name).Trainer;
            Assert.Equal(expected, Settings(trainer));
        }
    }

    [Fact]
    public void Every_optimizer_describes_itself_and_its_settings()
    {
        Assert.Equal("Adam, β₁ 0.9, β₂ 0.999, ε 1e-8", Start("Adam").Trainer.Optimizer);
        Assert.Equal("AdamW, β₁ 0.9, β₂ 0.999, ε 1e-8, weight decay 0.01", _adamW.Optimizer);
        Assert.Equal("SGD, momentum 0.9", _sgd.Optimizer);
        Assert.Equal("RMSProp, decay 0.99, ε 1e-8", _rmsProp.Optimizer);
        Assert.Equal("Adagrad, ε 1e-10", _adagrad.Optimizer);
    }

    [Theory]
    [InlineData(0f, "0")]
    [InlineData(9.9e-5f, "9.9e-5")]
    [InlineData(1e-4f, "0.0001")]
    [InlineData(0.25f, "0.25")]
    public void A_setting_below_a_ten_thousandth_is_described_with_an_exponent_unless_it_is_0(float epsilon, string text)
    {
        _adagrad.Epsilon = epsilon;

        Assert.Equal($"Adagrad, ε {text}", _adagrad.Optimizer);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.5f)]
    public void A_setting_that_cannot_be_is_refused(float value)
    {
        AssertRefused("WeightDecay", "finite and not negative", () => _adamW.WeightDecay = value);
        AssertRefused("Momentum", "at least 0 and below 1", () => _sgd.Momentum = value);
        AssertRefused("Decay", "at least 0 and below 1", () => _rmsProp.Decay = value);
        AssertRefused("Epsilon", "finite and not negative", () => _rmsProp.Epsilon = value);
        AssertRefused("Epsilon", "finite and not negative", () => _adagrad.Epsilon = value);
        Assert.Equal((0.01f, 0.9f, 0.99f), (_adamW.WeightDecay, _sgd.Momentum, _rmsProp.Decay));
    }

    [Fact]
    public void A_decay_of_1_is_refused()
    {
        AssertRefused("Momentum", "at least 0 and below 1", () => _sgd.Momentum = 1);
        AssertRefused("Decay", "at least 0 and below 1", () => _rmsProp.Decay = 1);
    }

    [Fact]
    public void A_decay_of_0_is_a_setting_like_any_other_and_so_are_its_powers_in_a_file()
    {
        (_adamW.Beta1, _adamW.Beta2, _adamW.WeightDecay) = (0, 0, 0);
        _adamW.Apply(new float[DecayedWeights.ParameterBytes / sizeof(float)]);
        using var file = new MemoryStream();
        _adamW.Save(file);
        var resumed = new DecayedWeights.Trainer(new DecayedWeights(seed: 1));

        resumed.Load(file.ToArray());

        Assert.Equal((1, 0f, 0f, 0f), (resumed.Steps, resumed.Beta1, resumed.Beta2, resumed.WeightDecay));
    }

    [Theory]
    [InlineData("Adam", 1e38f)]
    [InlineData("AdamW", 1e38f)]
    [InlineData("Sgd", 1e20f)]
    [InlineData("RmsProp", 1e38f)]
    public void A_learning_rate_that_makes_the_step_infinite_is_refused_before_anything_changes(string name, float learningRate)
    {
        (VaeTrainer trainer, Func<Span<float>> parameters) = Start(name);
        float[] before = parameters().ToArray();
        float[] gradients = new float[before.Length];
        Array.Fill(gradients, 1);
        trainer.LearningRate = learningRate;

        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => trainer.Apply(gradients));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"with a LearningRate of {learningRate}: lower the LearningRate."), error.Message);
        Assert.Equal(0, trainer.Steps);
        Close.SameBits(before, parameters());
        trainer.LearningRate = 0;
        trainer.Apply(gradients);
        Close.SameBits(before, parameters());
    }

    [Fact]
    public void A_velocity_from_before_the_momentum_was_lowered_makes_no_infinite_step()
    {
        float[] before = new float[Momentum.ParameterBytes / sizeof(float)];
        float[] gradients = [.. Enumerable.Repeat(1.7e19f, before.Length)];
        (VaeTrainer trainer, Func<Span<float>> parameters) = Start("Sgd");
        trainer.LearningRate = 1e-30f;
        ((SgdTrainer)trainer).Momentum = 0.9999f;
        for (int step = 0; step < 1000; step++)
            trainer.Apply(gradients);
        parameters().CopyTo(before);

        ((SgdTrainer)trainer).Momentum = 0.9f;
        trainer.LearningRate = 1e18f;
        Assert.Throws<NotFiniteNumberException>(() => trainer.Apply(new float[before.Length]));

        Assert.Equal(1000, trainer.Steps);
        Close.SameBits(before, parameters());
    }

    [Fact]
    public void A_weight_decay_that_makes_the_step_infinite_is_refused_before_anything_changes()
    {
        _adamW.LearningRate = 1e20f;
        _adamW.WeightDecay = 1e20f;

        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(
            () => _adamW.Apply(new float[DecayedWeights.ParameterBytes / sizeof(float)]));

        Assert.Contains("with a LearningRate of 1E+20 and a WeightDecay of 1E+20: lower the LearningRate.", error.Message);
        Assert.Equal(0, _adamW.Steps);
    }

    private static (VaeTrainer Trainer, Func<Span<float>> Parameters) Start(string optimizer)
    {
        return optimizer switch
        {
            "Adam" => Of<TwoHidden>(),
            "AdamW" => Of<DecayedWeights>(),
            "Sgd" => Of<Momentum>(),
            "RmsProp" => Of<MeanSquares>(),
            _ => Of<SumsOfSquares>(),
        };

        static (VaeTrainer Trainer, Func<Span<float>> Parameters) Of<TModel>()
            where TModel : class, IVae<TModel>
        {
            var model = Fitted.Model<TModel>(seed: 1);
            return ((VaeTrainer)TModel.CreateTrainer(model, seed: 1), () => model.Parameters);
        }
    }

    private static void Configure(VaeTrainer trainer, GoldenSettings settings)
    {
        trainer.LearningRate = settings.LearningRate;
        if (trainer is AdamTrainer adam)
            (adam.Beta1, adam.Beta2, adam.Epsilon) = (settings.Beta1, settings.Beta2, settings.Epsilon);
        if (trainer is AdamWTrainer adamW)
            adamW.WeightDecay = settings.WeightDecay;
        if (trainer is SgdTrainer sgd)
            sgd.Momentum = settings.Momentum;
        if (trainer is RmsPropTrainer rmsProp)
            (rmsProp.Decay, rmsProp.Epsilon) = (settings.Decay, settings.Epsilon);
        if (trainer is AdagradTrainer adagrad)
            adagrad.Epsilon = settings.Epsilon;
    }

    private static GoldenSettings Settings(VaeTrainer trainer)
    {
        var settings = new GoldenSettings(trainer.LearningRate, 0, 0, 0, 0, 0, 0);
        return trainer switch
        {
            AdamWTrainer adamW => settings with
            {
                Beta1 = adamW.Beta1,
                Beta2 = adamW.Beta2,
                Epsilon = adamW.Epsilon,
                WeightDecay = adamW.WeightDecay,
            },
            AdamTrainer adam => settings with { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon },
            SgdTrainer sgd => settings with { Momentum = sgd.Momentum },
            RmsPropTrainer rmsProp => settings with { Decay = rmsProp.Decay, Epsilon = rmsProp.Epsilon },
            _ => settings with { Epsilon = ((AdagradTrainer)trainer).Epsilon },
        };
    }

    private static void AssertRefused(string setting, string needed, Action set) =>
        Assert.StartsWith(
            $"{setting} must be {needed}.", Assert.Throws<ArgumentOutOfRangeException>(setting, set).Message, StringComparison.Ordinal);
}
