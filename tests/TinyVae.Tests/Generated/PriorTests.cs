using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What models make of draws from their priors.</summary>
public sealed class PriorTests
{
    private const ulong Seed = 5;
    private const int Rows = 50;

    [Theory]
    [MemberData(nameof(Family.LearnedPriors), MemberType = typeof(Family))]
    public void Generate_decodes_draws_from_the_learned_prior<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] blank = declared.Blanks(Rows, seed: 2);
        float[] decoded = new float[Rows * TModel.InputSize];
        float[] z = PriorDraws.Of(model, declared.Declaration, Rows, Seed);
        model.Decode(declared.WithConditionsOf(blank, z), decoded);
        float[] x = [.. blank];
        model.Generate(x, Seed);
        Close.SameBits(declared.WithConditionsOf(blank, decoded), x);
    }

    [Theory]
    [MemberData(nameof(Family.LearnedPriors), MemberType = typeof(Family))]
    public void A_row_of_one_seed_is_the_same_however_many_are_drawn<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] many = declared.Blanks(Rows, seed: 2);
        float[] few = many[..(7 * TModel.RowSize)];
        model.Generate(many, Seed);
        model.Generate(few, Seed);
        Close.SameBits(many.AsSpan(0, few.Length), few);
    }
}
