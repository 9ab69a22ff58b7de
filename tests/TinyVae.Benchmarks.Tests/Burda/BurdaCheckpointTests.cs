using TinyVae.Benchmarks.Results.Burda;
using TinyVae.Tests.Storage;

namespace TinyVae.Benchmarks.Tests.Burda;

/// <summary>What a folder holds after training was stopped, killed while it wrote, or never begun.</summary>
public sealed class BurdaCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BurdaTraining _training = new(FewDigits.Images);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_made_and_begins_at_step_0()
    {
        float[] before = _training.Model.Parameters.ToArray();
        new BurdaCheckpoint(_folder.File("new")).Load(_training.Model, _training.Trainer);
        Assert.True(Directory.Exists(_folder.File("new")));
        Assert.Equal(0, _training.Trainer.Steps);
        Assert.Equal(before, _training.Model.Parameters.ToArray());
    }

    [Fact]
    public void A_new_pair_takes_the_place_of_the_old_one()
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        Save(checkpoint, step: 1);
        Save(checkpoint, step: 2);
        Assert.Equal(["2.model.safetensors", "2.trainer.safetensors"], Files());
    }

    [Fact]
    public void A_model_without_its_trainer_is_ignored()
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        Save(checkpoint, step: 1);
        float[] saved = _training.Model.Parameters.ToArray();
        _training.GoTo(2);
        _training.Model.Save(_folder.File("2.model.safetensors"));

        var resumed = new BurdaTraining(FewDigits.Images);
        checkpoint.Load(resumed.Model, resumed.Trainer);

        Assert.Equal(1, resumed.Trainer.Steps);
        Assert.Equal(saved, resumed.Model.Parameters.ToArray());
    }

    [Theory]
    [InlineData("2.trainer.safetensors")]
    [InlineData("best.trainer.safetensors")]
    public void A_trainer_without_a_model_of_its_steps_is_ignored(string name)
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        Save(checkpoint, step: 1);
        _training.GoTo(2);
        _training.Trainer.Save(_folder.File(name));

        var resumed = new BurdaTraining(FewDigits.Images);
        checkpoint.Load(resumed.Model, resumed.Trainer);
        Assert.Equal(1, resumed.Trainer.Steps);
    }

    [Fact]
    public void Of_two_pairs_the_one_of_the_most_steps_counts_as_a_number()
    {
        var checkpoint = new BurdaCheckpoint(_folder.Path);
        Save(checkpoint, step: 2);
        Save(new BurdaCheckpoint(_folder.File("later")), step: 10);
        foreach (string file in Directory.GetFiles(_folder.File("later")))
            File.Move(file, _folder.File(Path.GetFileName(file)));
        Assert.Equal(4, Files().Count());

        var resumed = new BurdaTraining(FewDigits.Images);
        checkpoint.Load(resumed.Model, resumed.Trainer);
        Assert.Equal(10, resumed.Trainer.Steps);
    }

    private void Save(BurdaCheckpoint checkpoint, long step)
    {
        _training.GoTo(step);
        checkpoint.Save(_training.Model, _training.Trainer);
    }

    private IEnumerable<string> Files() => Directory.GetFiles(_folder.Path).Select(file => Path.GetFileName(file)).Order();
}
