using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>A model's way to a file and back.</summary>
public sealed class SaveLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tinyvae-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void A_trained_model_comes_back_from_its_file_to_the_bit<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        TModel.CreateTrainer(model, seed: 2).Step(declared.Rows(TModel.BatchSize));
        string path = Path.Combine(_folder, "model.safetensors");
        model.Save(path);
        var loaded = Fitted.Model<TModel>(seed: 3);
        loaded.Load(path);

        Close.SameBits(model.Parameters, loaded.Parameters);
        float[] x = declared.Rows(5);
        float[] expected = new float[5 * TModel.InputSize];
        float[] actual = new float[expected.Length];
        model.Reconstruct(x, expected);
        loaded.Reconstruct(x, actual);
        Close.SameBits(expected, actual);
    }

    [Fact]
    public void The_file_of_another_architecture_is_refused_and_changes_nothing()
    {
        string path = Path.Combine(_folder, "other.safetensors");
        new TwoHidden(seed: 1).Save(path);
        var model = new OneHidden(seed: 2);
        float[] parameters = model.Parameters.ToArray();
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => model.Load(path));
        Assert.Contains(TwoHidden.Declaration, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(OneHidden.Declaration, refusal.Message, StringComparison.Ordinal);
        Close.SameBits(parameters, model.Parameters);
    }
}
