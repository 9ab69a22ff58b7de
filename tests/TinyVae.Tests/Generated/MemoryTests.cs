using System.Reflection;
using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The memory that the constants tell is the memory there is.</summary>
public sealed class MemoryTests
{
    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void The_arrays_of_a_model_and_of_its_trainer_have_the_bytes_of_the_constants<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        trainer.Step(declared.Rows(TModel.BatchSize));
        model.Evaluate(declared.Rows(1), seed: 2);

        Assert.Equal(TModel.InferenceBytes, FloatBytes(HeldBy(model)));
        Assert.Equal(TModel.TrainingBytes, FloatBytes(HeldBy(trainer).Except(HeldBy(model), ReferenceEqualityComparer.Instance)));
    }

    [Theory]
    [MemberData(nameof(Family.WithAdam), MemberType = typeof(Family))]
    public void Besides_its_array_a_trainer_is_as_large_for_every_network<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        Assert.Equal(Overhead<Models.OneHidden>(), Overhead<TModel>());
        Assert.InRange(Overhead<TModel>(), 1, 400);
    }

    [Fact]
    public void An_arena_is_one_array_of_the_length_asked_for_and_a_cache_line()
    {
        var arena = new Arena(1000);
        Assert.Equal((1000 + Arena.AlignmentSlack) * sizeof(float), FloatBytes(HeldBy(arena)));
        Assert.Equal(1000, arena.Length);
    }

    /// <summary>What the construction of a trainer allocates beyond its constant, the array's header included.</summary>
    private static long Overhead<TModel>()
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        return Allocations.Least(() => GC.KeepAlive(TModel.CreateTrainer(model, seed: 1))) - TModel.TrainingBytes;
    }

    private static long FloatBytes(IEnumerable<object> held) => held.OfType<float[]>().Sum(array => (long)Buffer.ByteLength(array));

    /// <summary>The object and all that its fields lead to.</summary>
    private static HashSet<object> HeldBy(object root)
    {
        HashSet<object> held = new(ReferenceEqualityComparer.Instance);
        Stack<object?> pending = new([root]);
        while (pending.TryPop(out object? next))
        {
            if (next is null or string or Type || next.GetType().IsPrimitive || !held.Add(next) || next is float[])
                continue;
            foreach (object? element in next as object?[] ?? [])
                pending.Push(element);
            for (Type? type = next.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    pending.Push(field.GetValue(next));
            }
        }

        return held;
    }
}
