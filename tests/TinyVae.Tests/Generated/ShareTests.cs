using System.Reflection;
using TinyVae.Kernels;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>One call at a time works in an instance; instances that share their parameters work at once.</summary>
public sealed class ShareTests
{
    private const int Threads = 4;

    private static readonly ModelCase<WorthSharing> Declared = new();

    [Fact]
    public void Instances_that_share_parameters_give_right_scores_on_four_threads_at_once()
    {
        const int Calls = 300;
        var model = new WorthSharing(seed: 1);
        float[][] rows = [.. Enumerable.Range(0, Threads).Select(thread => Declared.Rows(3, seed: thread + 1))];
        float[][] right = [.. rows.Select(row => Scores(model, row))];

        OnThreads(thread =>
        {
            WorthSharing own = model.Share();
            for (int call = 0; call < Calls; call++)
                Close.SameBits(right[thread], Scores(own, rows[thread]));
        });
    }

    [Fact]
    public void One_instance_on_four_threads_gives_right_scores_or_refuses()
    {
        const int Calls = 3_000;
        var model = new WorthSharing(seed: 1);
        float[][] rows = [.. Enumerable.Range(0, Threads).Select(thread => Declared.Rows(1, seed: thread + 1))];
        float[][] right = [.. rows.Select(row => Scores(model, row))];
        int refused = 0;

        OnThreads(thread =>
        {
            for (int call = 0; call < Calls; call++)
            {
                try
                {
                    Close.SameBits(right[thread], Scores(model, rows[thread]));
                }
                catch (InvalidOperationException refusal)
                {
                    Assert.Contains("model.Share()", refusal.Message);
                    Interlocked.Increment(ref refused);
                }
            }
        });

        Assert.InRange(refused, 0, Threads * Calls);
        Close.SameBits(right[0], Scores(model, rows[0]));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void While_a_call_is_at_work_every_other_of_the_model_and_its_trainers_is_refused<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        float[] x = declared.Rows(2);
        float[] z = declared.Codes(2);
        float[] latent = new float[2 * TModel.LatentSize];
        float[] decoded = new float[2 * TModel.InputSize];
        float[] blank = declared.Blanks(2);
        float[] result = new float[2];
        float[] before = model.Parameters.ToArray();
        float[] gradients = new float[before.Length];

        using (MemoryOf(model).Enter())
        {
            Refuses(() => model.Encode(x, latent));
            Refuses(() => model.Decode(z, decoded));
            Refuses(() => model.Reconstruct(x, decoded));
            Refuses(() => model.ReconstructSample(x, decoded, seed: 1));
            Refuses(() => model.Generate(blank, seed: 1));
            Refuses(() => model.Sample(blank, seed: 1));
            Refuses(() => model.Interpolate(x.AsSpan(0, TModel.RowSize), x.AsSpan(TModel.RowSize), decoded));
            Refuses(() => model.Traverse(x.AsSpan(0, TModel.RowSize), unit: 0, -1, 1, decoded));
            Refuses(() => model.Evaluate(x, seed: 1));
            Refuses(() => model.Evaluate(x, seed: 1, result));
            Refuses(() => model.ReconstructionProbability(x, samples: 1, result));
            Refuses(() => model.LatentStatistics(x, new LatentUnit[TModel.LatentSize]));
            Refuses(() => model.Threads = 2);
            Refuses(() => trainer.Step(x.AsSpan(0, TModel.RowSize)));
            Refuses(() => trainer.Gradients(x.AsSpan(0, TModel.RowSize), gradients));
            Refuses(() => trainer.Apply(gradients));
            Refuses(() => trainer.Threads = 2);
        }

        Assert.Equal(0, trainer.Steps);
        Close.SameBits(before, model.Parameters);
        model.Encode(x, latent);
        trainer.Step(x.AsSpan(0, TModel.RowSize));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void An_instance_that_shares_gives_the_same_bits_in_memory_of_its_own<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        float[] x = declared.Rows(3);
        var model = Fitted.Model<TModel>(seed: 1);
        TModel shared = model.Share();
        long allocated = Allocations.Least(() => shared = model.Share());

        Assert.Equal(model.Evaluate(x, seed: 2), shared.Evaluate(x, seed: 2));
        Assert.True(model.Parameters == shared.Parameters);
        Assert.InRange(allocated - TModel.InferenceBytesPerThread, 0, 1_000);
    }

    [Fact]
    public void What_is_trained_is_trained_in_every_instance()
    {
        var model = new WorthSharing(seed: 1);
        WorthSharing shared = model.Share();
        float[] x = Declared.Rows(3);
        Elbo before = shared.Evaluate(x, seed: 2);

        new WorthSharing.Trainer(model).Step(x);

        Assert.NotEqual(before, shared.Evaluate(x, seed: 2));
        Assert.Equal(model.Evaluate(x, seed: 2), shared.Evaluate(x, seed: 2));
    }

    [Fact]
    public void An_instance_outlives_the_one_it_shares_with()
    {
        WorthSharing shared = new WorthSharing(seed: 1).Share();
        GC.Collect();
        Assert.Equal(new WorthSharing(seed: 1).Evaluate(Declared.Rows(3), seed: 2), shared.Evaluate(Declared.Rows(3), seed: 2));
    }

    [Fact]
    public void A_refused_argument_leaves_the_model_free()
    {
        var model = new WorthSharing(seed: 1);
        var trainer = new WorthSharing.Trainer(model);
        Assert.Throws<ArgumentException>(() => trainer.Step(new float[7]));
        Assert.Throws<ArgumentException>(() => model.Generate(new float[7], seed: 1));
        Assert.Throws<NotFiniteNumberException>(() => trainer.Step([.. Enumerable.Repeat(float.NaN, WorthSharing.InputSize)]));
        trainer.Step(Declared.Rows(1));
    }

    private static float[] Scores(WorthSharing model, float[] rows)
    {
        float[] scores = new float[rows.Length / WorthSharing.InputSize];
        model.Evaluate(rows, seed: 3, scores);
        return scores;
    }

    private static ModelMemory MemoryOf(object model) =>
        (ModelMemory)model.GetType().GetField("_memory", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(model)!;

    private static void Refuses(Action call) => Assert.Contains("model.Share()", Assert.Throws<InvalidOperationException>(call).Message);

    private static void OnThreads(Action<int> work)
    {
        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            failures[thread] = Record.Exception(() => work(thread));
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
    }
}
