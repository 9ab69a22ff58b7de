namespace TinyVae.Generator.Text;

/// <summary>Levenshtein's distance: letters inserted, removed or replaced to turn one word into another.</summary>
internal static class EditDistance
{
    /// <summary>No name of ours is longer: what stands beyond cannot change which is nearest.</summary>
    private const int Longest = 40;

    public static int Between(string known, string word)
    {
        int length = Math.Min(word.Length, Longest);
        int[] distances = [.. Enumerable.Range(0, known.Length + 1)];
        for (int i = 0; i < length; i++)
        {
            int diagonal = distances[0];
            distances[0] = i + 1;
            for (int j = 0; j < known.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(word[i]) == known[j] ? 0 : 1);
                diagonal = distances[j + 1];
                distances[j + 1] = Math.Min(replaced, Math.Min(distances[j], diagonal) + 1);
            }
        }

        return distances[known.Length];
    }
}
