namespace TinyVae.Generator.Writing;

/// <summary>Whether a piece of code refers to something by its name alone: what stands behind a dot is a member of something else.</summary>
internal static class Reference
{
    public static bool IsIn(string code, string name)
    {
        for (int at = IndexOf(code, name, 0); at >= 0; at = IndexOf(code, name, at + 1))
        {
            int end = at + name.Length;
            if ((at == 0 || !(IsOfName(code[at - 1]) || code[at - 1] == '.')) && (end == code.Length || !IsOfName(code[end])))
                return true;
        }

        return false;
    }

    private static int IndexOf(string code, string name, int from) => code.IndexOf(name, from, StringComparison.Ordinal);

    private static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
