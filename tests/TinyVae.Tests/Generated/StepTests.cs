using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Training steps: fused and unfused, from one seed and another, against the optimizer in double precision.</summary>
public sealed class StepTests
{
    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Step_gives_the_bits_of_Gradients_and_Apply<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var fused = Fitted.Model<TModel>(seed: 1);
        var unfused = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer fusedTrainer = TModel.CreateTrainer(fused, seed: 9);
        IVaeTrainer unfusedTrainer = TModel.CreateTrainer(unfused, seed: 9);
        fusedTrainer.KlWeight = unfusedTrainer.KlWeight = 0.5f;
        float[] gradients = new float[unfused.Parameters.Length];
        foreach (int rows in declared.BatchSizes.Concat(declared.BatchSizes))
        {
            float[] batch = declared.Rows(rows, seed: rows);
            Elbo step = fusedTrainer.Step(batch);
            Elbo bound = unfusedTrainer.Gradients(batch, gradients);
            unfusedTrainer.Apply(gradients);

            Assert.Equal(bound, step);
            Close.SameBits(unfused.Parameters, fused.Parameters);
            Assert.Equal(unfusedTrainer.Steps, fusedTrainer.Steps);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void One_seed_gives_the_same_bits_twice_and_another_seed_others<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        float[] first = Trained(modelSeed: 3, trainerSeed: 4);
        Close.SameBits(first, Trained(modelSeed: 3, trainerSeed: 4));
        bool draws = declared.Architecture.HasNoise || declared.Declaration.Corruption is not null;
        Assert.Equal(draws, !first.SequenceEqual(Trained(modelSeed: 3, trainerSeed: 5)));
        Assert.NotEqual(first, Trained(modelSeed: 2, trainerSeed: 4));

        float[] Trained(ulong modelSeed, ulong trainerSeed)
        {
            var model = Fitted.Model<TModel>(modelSeed);
            IVaeTrainer trainer = TModel.CreateTrainer(model, trainerSeed);
            for (int step = 0; step < 4; step++)
            {
                trainer.Step(declared.Rows(TModel.BatchSize, seed: step));
            }

            return model.Parameters.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Parameters_after_some_steps_equal_the_reference<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 11);
        AssertSteps(declared, model, TModel.CreateTrainer(model, seed: 0), declared.NewOptimizer());
    }

    [Theory]
    [InlineData(3e-3f, 0.75f, 0.9375f, 0.0625f)]
    [InlineData(1e-2f, 0, 0.5f, 1e-3f)]
    [InlineData(1e-4f, 0.5f, 0, 1e-2f)]
    public void Every_setting_of_Adam_acts_as_in_the_reference(float learningRate, float beta1, float beta2, float epsilon)
    {
        var declared = new ModelCase<TwoHidden>();
        var model = new TwoHidden(seed: 12);
        var trainer = new TwoHidden.Trainer(model) { LearningRate = learningRate, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };
        var adam = new ReferenceAdam(declared.Architecture)
        {
            LearningRate = learningRate,
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = epsilon,
        };
        AssertSteps(declared, model, trainer, adam);
    }

    [Fact]
    public void Two_trainers_of_one_model_have_their_own_moments_and_steps()
    {
        var declared = new ModelCase<TwoHidden>();
        var model = new TwoHidden(seed: 14);
        var worn = new TwoHidden.Trainer(model, seed: 1);
        for (int step = 0; step < 50; step++)
        {
            worn.Step(declared.Rows(20, seed: step));
        }

        var twin = new TwoHidden(seed: 0);
        model.Parameters.CopyTo(twin.Parameters);
        new TwoHidden.Trainer(twin, seed: 2).Step(declared.Rows(20));
        var fresh = new TwoHidden.Trainer(model, seed: 2);
        fresh.Step(declared.Rows(20));

        Assert.Equal(50, worn.Steps);
        Assert.Equal(1, fresh.Steps);
        Close.SameBits(twin.Parameters, model.Parameters);
    }

    private static void AssertSteps<TModel>(ModelCase<TModel> declared, TModel model, IVaeTrainer trainer, ReferenceOptimizer optimizer)
        where TModel : class, IVae<TModel>
    {
        Dictionary<string, double[]> expected = NamedTensors.Read<TModel>(model.Parameters);
        var reference = new ReferenceVae(declared.Architecture, expected);
        float[] flat = new float[model.Parameters.Length];
        foreach (int rows in declared.BatchSizes.Append(1))
        {
            float[] batch = declared.Rows(rows, seed: rows);
            float[] noise = declared.Noise(rows, seed: rows + 1);
            Dictionary<string, double[]> gradients = declared.Architecture.Zeros();
            reference.Backpropagate(declared.InDouble(batch, noise, step: trainer.Steps), trainer.KlWeight, gradients);
            optimizer.Apply(expected, gradients);
            trainer.Gradients(batch, noise, flat);
            trainer.Apply(flat);
        }

        Close.All(expected, NamedTensors.Read<TModel>(model.Parameters), 1e-5);
    }
}
