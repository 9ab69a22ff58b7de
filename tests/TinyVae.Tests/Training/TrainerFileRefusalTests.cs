using System.Buffers.Binary;
using System.Text;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using TinyVae.Tests.Storage;
using Xunit;

namespace TinyVae.Tests.Training;

/// <summary>Files that are not this trainer's: each is refused with its reason, and changes nothing.</summary>
public sealed class TrainerFileRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHidden _model = new(seed: 1);
    private readonly TwoHidden.Trainer _trainer;

    public TrainerFileRefusalTests()
    {
        _trainer = new TwoHidden.Trainer(_model, seed: 2);
        _trainer.Step(Draws.Uniform(new Random(1), 5 * TwoHidden.InputSize));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_state_of_another_optimizer_is_refused_by_name()
    {
        new Momentum.Trainer(new Momentum(seed: 1)).Save(_folder.File("other"));
        AssertRefused(File.ReadAllBytes(_folder.File("other")), "state of SGD", "Adam");
        new DecayedWeights.Trainer(new DecayedWeights(seed: 1)).Save(_folder.File("other"));
        AssertRefused(File.ReadAllBytes(_folder.File("other")), "state of AdamW", "Adam");
    }

    [Fact]
    public void The_state_of_another_architecture_is_refused()
    {
        new OneHidden.Trainer(new OneHidden(seed: 1)).Save(_folder.File("other"));
        AssertRefused(File.ReadAllBytes(_folder.File("other")), OneHidden.Declaration, TwoHidden.Declaration);
    }

    [Fact]
    public void The_parameters_of_a_model_are_no_state()
    {
        _model.Save(_folder.File("model"));
        AssertRefused(File.ReadAllBytes(_folder.File("model")), "no trainer's state", "'optimizer'");
    }

    [Theory]
    [InlineData("{}", "'optimizer'")]
    [InlineData("5", "'optimizer'")]
    [InlineData("""{"optimizer":"Adam","optimizer":"Adam"}""", "'optimizer' twice")]
    [InlineData("""{"optimizer":["Adam"]}""", "'optimizer' as something other than text")]
    [InlineData("""{"optimizer":{"a":1}}""", "'optimizer' as something other than text")]
    [InlineData("""{"optimizer":"Adam",}""", "not JSON")]
    [InlineData("""{"optimizer" "Adam"}""", "not JSON")]
    [InlineData("""{"optimizer":"\ud800"}""", "not JSON")]
    public void Metadata_that_are_not_texts_are_refused(string metadata, string reason)
    {
        ForgedFile file = Valid();
        file.Header.Remove("__metadata__");
        AssertRefused(ForgedFile.Bytes($"{{\"__metadata__\":{metadata},{file.Header.ToJsonString()[1..]}", file.Data), reason);
    }

    [Fact]
    public void A_file_without_metadata_or_with_two_is_refused()
    {
        AssertRefused(file => file.Header.Remove("__metadata__"), "no __metadata__");
        ForgedFile file = Valid();
        string header = file.Header.ToJsonString();
        AssertRefused(ForgedFile.Bytes($"{header[..^1]},\"__metadata__\":{{}}}}", file.Data), "__metadata__ twice");
    }

    [Theory]
    [InlineData("steps")]
    [InlineData("seed")]
    [InlineData("learning_rate")]
    [InlineData("kl_weight")]
    [InlineData("beta1")]
    [InlineData("beta2")]
    [InlineData("epsilon")]
    [InlineData("beta1_power")]
    [InlineData("beta2_power")]
    public void A_number_that_is_missing_or_none_is_refused_by_name(string name)
    {
        AssertRefused(file => file["__metadata__"].Remove(name), $"lack '{name}'");
        foreach (string text in (string[])["", "ten", "1,5", " 1", "0x1"])
            AssertRefused(file => file["__metadata__"][name] = text, name);
    }

    [Theory]
    [InlineData("steps", "-1", "'steps' as -1; it must not be negative")]
    [InlineData("steps", "1.5", "'steps' as '1.5'")]
    [InlineData("steps", "9223372036854775808", "'steps' as '9223372036854775808'")]
    [InlineData("seed", "-1", "'seed' as '-1'")]
    [InlineData("learning_rate", "-0.1", "LearningRate must be finite and not negative")]
    [InlineData("learning_rate", "NaN", "LearningRate must be finite and not negative")]
    [InlineData("learning_rate", "1e39", "LearningRate must be finite and not negative")]
    [InlineData("kl_weight", "-1", "KlWeight must be finite and not negative")]
    [InlineData("beta1", "1", "Beta1 must be at least 0 and below 1")]
    [InlineData("beta2", "-0.1", "Beta2 must be at least 0 and below 1")]
    [InlineData("epsilon", "Infinity", "Epsilon must be finite and not negative")]
    [InlineData("beta1_power", "1.1", "beta1_power must be in [0, 1]")]
    [InlineData("beta2_power", "NaN", "beta2_power must be in [0, 1]")]
    public void A_number_outside_its_range_is_refused_and_told_what_it_needs(string name, string text, string reason) =>
        AssertRefused(file => file["__metadata__"][name] = text, reason);

    [Fact]
    public void A_number_that_is_refused_leaves_those_before_it_as_they_were() => AssertRefused(
        file =>
        {
            foreach (string name in (string[])["steps", "seed", "learning_rate", "kl_weight", "beta1", "beta2", "epsilon", "beta1_power"])
                file["__metadata__"][name] = name is "steps" or "seed" ? "7" : "0.5";
            file["__metadata__"]["beta2_power"] = "2";
        },
        "beta2_power");

    [Fact]
    public void A_number_that_is_not_what_was_saved_is_said_to_be_damage()
    {
        string file = Encoding.Latin1.GetString(Saved());
        string changed = file.Replace("\"learning_rate\":\"0.001\"", "\"learning_rate\":\"0.002\"", StringComparison.Ordinal);

        Assert.NotEqual(file, changed);
        AssertRefused(Encoding.Latin1.GetBytes(changed), "damaged: the checksum of its numbers is ", " when they were saved");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_state_that_is_not_finite_is_refused_and_its_place_is_named(float value) =>
        AssertRefused(file => Write(file.Data, 1, value), "'first_moment.encoder.0.weight' [0, 1]", $"{value}");

    [Fact]
    public void A_negative_square_is_refused() => AssertRefused(file => Write(file.Data, (file.Data.Length / 4) - 1, -1), "second_moment", "-1");

    [Fact]
    public void A_negative_square_is_refused_whatever_the_optimizer()
    {
        AssertNegativeRefused(new MeanSquares.Trainer(new MeanSquares(seed: 1)), "mean_square");
        AssertNegativeRefused(new SumsOfSquares.Trainer(new SumsOfSquares(seed: 1)), "square_sum");

        static void AssertNegativeRefused(VaeTrainer trainer, string name)
        {
            using var saved = new MemoryStream();
            trainer.Save(saved);
            var file = ForgedFile.Of(saved.ToArray());
            Write(file.Data, 0, -1);
            Assert.Contains(
                $"{name} has an element of -1; squares are not negative.",
                Assert.Throws<InvalidDataException>(() => trainer.Load(file.Bytes())).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_tensor_a_hole_and_a_truncated_file_are_refused()
    {
        AssertRefused(file => file.Header.Remove("second_moment.encoder.0.bias"), "'second_moment.encoder.0.bias' is missing");
        AssertRefused(file => file.Data = file.Data[..^4], "truncated");
        AssertRefused(file => file.Data = [.. file.Data, 0], "belong to no tensor");
        AssertRefused(Valid().Bytes()[..40], "truncated");
        AssertRefused([], "truncated");
    }

    [Fact]
    public void A_file_that_is_missing_is_reported_as_missing() =>
        Assert.Throws<FileNotFoundException>(() => _trainer.Load(_folder.File("none")));

    [Fact]
    public void Metadata_of_others_are_passed_over()
    {
        ForgedFile file = Valid();
        file["__metadata__"]["note"] = "of \"mine\" 😀";
        File.WriteAllBytes(_folder.File("noted"), file.Bytes());

        _trainer.Load(_folder.File("noted"));

        Assert.Equal(1, _trainer.Steps);
    }

    [Fact]
    public void A_file_changed_at_random_is_loaded_or_refused_and_a_refusal_changes_nothing()
    {
        byte[] valid = Saved();
        byte[] state = valid;
        var random = new Random(1);
        int loaded = 0, refused = 0;
        for (int round = 0; round < 1000; round++)
        {
            byte[] bytes = [.. valid];
            bytes[random.Next(random.Next(2) == 0 ? bytes.Length : 300)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder.File("mutated"), bytes);
            try
            {
                _trainer.Load(_folder.File("mutated"));
                loaded++;
                state = Saved();
            }
            catch (InvalidDataException)
            {
                refused++;
                Assert.Equal(state, Saved());
            }
        }

        Assert.True(loaded > 20, $"only {loaded} files were loaded: the mutations do not reach the data");
        Assert.True(refused > 200, $"only {refused} files were refused: the mutations do not reach the header");
    }

    private byte[] Saved()
    {
        using var stream = new MemoryStream();
        _trainer.Save(stream);
        return stream.ToArray();
    }

    private ForgedFile Valid() => ForgedFile.Of(Saved());

    private void AssertRefused(Action<ForgedFile> forge, params string[] reasons)
    {
        ForgedFile file = Valid();
        forge(file);
        AssertRefused(file.Bytes(), reasons);
    }

    private void AssertRefused(byte[] bytes, params string[] reasons)
    {
        string path = _folder.File("forged");
        File.WriteAllBytes(path, bytes);
        byte[] before = Saved();

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => _trainer.Load(path));

        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.All(reasons, reason => Assert.Contains(reason, error.Message, StringComparison.Ordinal));
        Assert.Equal(before, Saved());
    }

    private static void Write(byte[] data, int element, float value) =>
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * element), value);
}
