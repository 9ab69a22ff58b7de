using Xunit;

namespace TinyVae.Tests.Storage;

public class MutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_file_changed_at_random_is_loaded_or_refused_and_a_refusal_changes_nothing(int seed)
    {
        var random = new Random(seed);
        byte[] valid = ForgedFile.Valid().Bytes();
        float[] parameters = new float[Weights.Floats];
        using var folder = new TemporaryFolder();
        string path = folder.File("mutated.safetensors");
        int loaded = 0, refused = 0;

        for (int round = 0; round < 1500; round++)
        {
            File.WriteAllBytes(path, Mutated(valid, random));
            Array.Fill(parameters, 7);
            try
            {
                SafeTensors.Load(path, Weights.Tensors, parameters);
                Assert.True(parameters.All(float.IsFinite), $"round {round} loaded a number that is not finite");
                loaded++;
            }
            catch (InvalidDataException)
            {
                Assert.True(parameters.All(value => value == 7), $"round {round} was refused and changed a parameter");
                refused++;
            }
        }

        Assert.True(loaded > 20, $"only {loaded} files were loaded: the mutations do not reach the data");
        Assert.True(refused > 500, $"only {refused} files were refused: the mutations do not reach the header");
    }

    /// <summary>One to three changes: most in the header, where the structure is, some anywhere.</summary>
    private static byte[] Mutated(byte[] valid, Random random)
    {
        List<byte> bytes = [.. valid];
        for (int change = random.Next(3); change >= 0; change--)
        {
            int at = random.Next(random.Next(4) == 0 ? bytes.Count : Math.Min(bytes.Count, 700));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes[at] = (byte)"0123456789{}[]\",:\\ -e"[random.Next(21)];
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
            }
            if (bytes.Count == 0)
                break;
        }
        return [.. bytes];
    }
}
