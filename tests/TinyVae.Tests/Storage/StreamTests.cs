using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Models and trainers in streams and in memory.</summary>
public sealed class StreamTests
{
    private static (TwoHidden Model, TwoHidden.Trainer Trainer) Trained(int steps)
    {
        var model = new TwoHidden(seed: 1);
        var trainer = new TwoHidden.Trainer(model, seed: 2);
        for (int step = 0; step < steps; step++)
            trainer.Step(Draws.Uniform(new Random(step), 5 * TwoHidden.InputSize));
        return (model, trainer);
    }

    private static byte[] Saved(Action<Stream> save)
    {
        using var stream = new Trickle();
        save(stream);
        return stream.Bytes.ToArray();
    }

    [Fact]
    public void Model_and_trainer_go_one_behind_the_other_through_a_stream_that_cannot_seek()
    {
        (TwoHidden model, TwoHidden.Trainer trainer) = Trained(3);
        using var stream = new Trickle();
        stream.WriteByte(7);
        model.Save(stream);
        trainer.Save(stream);
        model.Save(stream);
        stream.WriteByte(9);
        stream.Bytes.Position = 0;

        (TwoHidden resumedModel, TwoHidden.Trainer resumed) = Trained(0);
        Assert.Equal(7, stream.ReadByte());
        resumedModel.Load(stream);
        resumed.Load(stream);
        new TwoHidden(seed: 9).Load(stream);
        Assert.Equal(9, stream.ReadByte());

        float[] batch = Draws.Uniform(new Random(9), 5 * TwoHidden.InputSize);
        Assert.Equal(trainer.Step(batch), resumed.Step(batch));
        Close.SameBits(model.Parameters, resumedModel.Parameters);
    }

    [Fact]
    public void A_stream_gets_the_bytes_of_a_file()
    {
        (TwoHidden model, TwoHidden.Trainer trainer) = Trained(1);
        using var folder = new TemporaryFolder();
        model.Save(folder.File("model"));
        trainer.Save(folder.File("trainer"));

        Assert.Equal(File.ReadAllBytes(folder.File("model")), Saved(model.Save));
        Assert.Equal(File.ReadAllBytes(folder.File("trainer")), Saved(trainer.Save));
    }

    [Fact]
    public void The_bytes_of_a_file_are_loaded_and_none_may_be_missing_or_left()
    {
        (TwoHidden model, TwoHidden.Trainer trainer) = Trained(2);
        byte[] ofModel = Saved(model.Save), ofTrainer = Saved(trainer.Save);
        (TwoHidden other, TwoHidden.Trainer otherTrainer) = Trained(0);

        Assert.Throws<InvalidDataException>(() => other.Load([.. ofModel, 0]));
        Assert.Throws<InvalidDataException>(() => other.Load(ofModel.AsSpan(1..)));
        Assert.Throws<InvalidDataException>(() => otherTrainer.Load([.. ofTrainer, 0]));
        Assert.Equal(0, otherTrainer.Steps);
        other.Load(ofModel);
        otherTrainer.Load(ofTrainer);

        Close.SameBits(model.Parameters, other.Parameters);
        Assert.Equal(2, otherTrainer.Steps);
    }

    [Fact]
    public void A_stream_that_ends_anywhere_within_a_file_is_refused_and_changes_nothing()
    {
        byte[] bytes = Saved(Trained(1).Model.Save);
        (TwoHidden model, _) = Trained(0);
        float[] before = model.Parameters.ToArray();
        for (int length = 0; length < bytes.Length; length += length < 2000 ? 1 : 97)
        {
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => model.Load(new MemoryStream(bytes, 0, length)));
            Assert.StartsWith("the stream: ", error.Message);
        }
        Close.SameBits(before, model.Parameters);
    }

    [Fact]
    public void A_length_that_is_forged_makes_no_reader_of_a_stream_allocate_it()
    {
        byte[] bytes = [0, 225, 245, 5, 0, 0, 0, 0, (byte)'{', .. new byte[100]];
        (TwoHidden model, _) = Trained(0);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidDataException>(() => model.Load(new MemoryStream(bytes)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void Nothing_is_written_of_what_is_not_finite()
    {
        (TwoHidden model, _) = Trained(0);
        model.Parameters[0] = float.NaN;
        using var stream = new Trickle();

        Assert.Throws<NotFiniteNumberException>(() => model.Save(stream));

        Assert.Equal(0, stream.Bytes.Length);
    }

    [Fact]
    public void No_stream_is_refused_by_name()
    {
        (TwoHidden model, TwoHidden.Trainer trainer) = Trained(0);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => model.Save((Stream)null!)).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => model.Load((Stream)null!)).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => trainer.Save((Stream)null!)).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => trainer.Load((Stream)null!)).ParamName);
    }

    [Fact]
    public void Any_bit_of_a_trainer_that_is_flipped_is_refused_or_loads_what_was_saved()
    {
        byte[] bytes = Saved(Trained(2).Trainer.Save);
        int header = 8 + BitConverter.ToInt32(bytes);
        (_, TwoHidden.Trainer trainer) = Trained(0);
        byte[] untouched = Saved(trainer.Save);
        // Of the data every hundredth bit: their checksum is the model's, whose every bit is flipped elsewhere.
        for (int bit = 0; bit < 8 * bytes.Length; bit += bit < 8 * header ? 1 : 101)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            bool isLoaded = true;
            try
            {
                trainer.Load(bytes);
            }
            catch (InvalidDataException)
            {
                isLoaded = false;
            }
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (isLoaded)
            {
                Assert.Equal(bytes, Saved(trainer.Save));
                trainer = Trained(0).Trainer;
            }
            else
            {
                Assert.Equal(untouched, Saved(trainer.Save));
            }
        }
    }

    /// <summary>A stream that cannot seek and gives a few bytes at a time.</summary>
    private sealed class Trickle : Stream
    {
        public MemoryStream Bytes { get; } = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Bytes.Read(buffer, offset, Math.Min(count, 7));

        public override void Write(byte[] buffer, int offset, int count) => Bytes.Write(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
