using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using TinyVae.Tests.Storage;
using Xunit;

namespace TinyVae.Tests.Training;

/// <summary>A trainer's way to a file and back: a run that was interrupted goes on as if it had not been.</summary>
public abstract class TrainerStateTests<TModel> : IDisposable
    where TModel : class, IVae<TModel>
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Ten_steps_after_a_resumption_give_the_bits_of_ten_steps_without_it()
    {
        var model = Fitted.Model<TModel>(seed: 1);
        VaeTrainer trainer = Trainer(model, seed: 2);
        trainer.LearningRate = 0.004f;
        trainer.KlWeight = 0.75f;
        Train(trainer, from: 0);
        model.Save(_folder.File("model"));
        trainer.Save(_folder.File("trainer"));
        Train(trainer, from: 10);

        var resumedModel = Fitted.Model<TModel>(seed: 3);
        VaeTrainer resumed = Trainer(resumedModel, seed: 4);
        resumedModel.Load(_folder.File("model"));
        resumed.Load(_folder.File("trainer"));
        Assert.Equal(10, resumed.Steps);
        Train(resumed, from: 10);

        Close.SameBits(model.Parameters, resumedModel.Parameters);
        Assert.Equal((20, 0.004f, 0.75f), (resumed.Steps, resumed.LearningRate, resumed.KlWeight));
        trainer.Save(_folder.File("whole"));
        resumed.Save(_folder.File("resumed"));
        Assert.Equal(File.ReadAllBytes(_folder.File("whole")), File.ReadAllBytes(_folder.File("resumed")));
    }

    [Fact]
    public void A_trainer_goes_back_to_what_it_saved()
    {
        var model = Fitted.Model<TModel>(seed: 1);
        VaeTrainer trainer = Trainer(model, seed: 2);
        Train(trainer, from: 0);
        float[] parameters = model.Parameters.ToArray();
        trainer.Save(_folder.File("trainer"));
        Train(trainer, from: 10);
        float[] expected = model.Parameters.ToArray();

        trainer.Load(_folder.File("trainer"));
        parameters.CopyTo(model.Parameters);
        Train(trainer, from: 10);

        Close.SameBits(expected, model.Parameters);
    }

    [Fact]
    public void The_file_names_every_state_of_every_tensor_in_the_shapes_of_the_parameters()
    {
        var model = Fitted.Model<TModel>(seed: 1);
        VaeTrainer trainer = Trainer(model, seed: 2);
        Train(trainer, from: 0);
        model.Save(_folder.File("model"));
        trainer.Save(_folder.File("trainer"));
        var parameters = ForgedFile.Of(File.ReadAllBytes(_folder.File("model")));
        var state = ForgedFile.Of(File.ReadAllBytes(_folder.File("trainer")));

        string[] names = [.. state.Header.Select(member => member.Key).Where(name => name != "__metadata__")];
        Assert.Equal(StateNames.SelectMany(buffer => TModel.Tensors.Select(tensor => $"{buffer}.{tensor.Name}")), names);
        Assert.All(
            names,
            name => Assert.Equal(
                parameters[name[(name.IndexOf('.') + 1)..]]["shape"]!.ToJsonString(), state[name]["shape"]!.ToJsonString()));
        Assert.Equal("10", (string?)state["__metadata__"]["steps"]);
        Assert.Equal("pt", (string?)state["__metadata__"]["format"]);
    }

    /// <summary>Another name would make every file written before unreadable.</summary>
    [Fact]
    public void The_file_names_every_number()
    {
        using var file = new MemoryStream();
        Trainer(Fitted.Model<TModel>(seed: 1), seed: 2).Save(file);

        Assert.Equal(
            ["format", "tinyvae.declaration", "optimizer", "steps", "seed", "learning_rate", "kl_weight", .. NumberNames],
            ForgedFile.Of(file.ToArray())["__metadata__"].Select(member => member.Key));
    }

    protected abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>The numbers that this optimizer has and others have not.</summary>
    protected abstract IReadOnlyList<string> NumberNames { get; }

    private static VaeTrainer Trainer(TModel model, ulong seed) => (VaeTrainer)TModel.CreateTrainer(model, seed);

    private static void Train(VaeTrainer trainer, int from)
    {
        for (int step = from; step < from + 10; step++)
            trainer.Step(Draws.Uniform(new Random(step), TModel.BatchSize * TModel.InputSize));
    }
}

public sealed class AdamStateTests : TrainerStateTests<TwoHidden>
{
    protected override IReadOnlyList<string> StateNames => ["first_moment", "second_moment"];

    protected override IReadOnlyList<string> NumberNames => ["beta1", "beta2", "epsilon", "beta1_power", "beta2_power"];
}

public sealed class AdamWStateTests : TrainerStateTests<DecayedWeights>
{
    protected override IReadOnlyList<string> StateNames => ["first_moment", "second_moment"];

    protected override IReadOnlyList<string> NumberNames => ["beta1", "beta2", "epsilon", "beta1_power", "beta2_power", "weight_decay"];
}

public sealed class SgdStateTests : TrainerStateTests<Momentum>
{
    protected override IReadOnlyList<string> StateNames => ["velocity"];

    protected override IReadOnlyList<string> NumberNames => ["momentum"];
}

public sealed class ClippedSgdStateTests : TrainerStateTests<ClippedMomentum>
{
    protected override IReadOnlyList<string> StateNames => ["velocity"];

    protected override IReadOnlyList<string> NumberNames => ["momentum"];
}

public sealed class ClippedAdamStateTests : TrainerStateTests<ClippedAdam>
{
    protected override IReadOnlyList<string> StateNames => ["first_moment", "second_moment"];

    protected override IReadOnlyList<string> NumberNames => ["beta1", "beta2", "epsilon", "beta1_power", "beta2_power"];
}

public sealed class RmsPropStateTests : TrainerStateTests<MeanSquares>
{
    protected override IReadOnlyList<string> StateNames => ["mean_square"];

    protected override IReadOnlyList<string> NumberNames => ["decay", "epsilon"];
}

public sealed class AdagradStateTests : TrainerStateTests<SumsOfSquares>
{
    protected override IReadOnlyList<string> StateNames => ["square_sum"];

    protected override IReadOnlyList<string> NumberNames => ["epsilon"];
}
