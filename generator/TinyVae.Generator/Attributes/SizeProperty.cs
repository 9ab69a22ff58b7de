using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Attributes;

/// <summary>A whole number, from 1 on unless 0 is admitted.</summary>
internal static class SizeProperty
{
    /// <summary>The number; <paramref name="otherwise"/> where it is not written or out of range.</summary>
    public static int Read(Declaration declaration, string property, int otherwise, int most = Size.Largest) =>
        declaration.Find(property) is { } argument ? Admit(declaration, argument, property, most: most) ?? otherwise : otherwise;

    /// <summary>As <see cref="Read"/>, of a size without a default.</summary>
    public static int ReadRequired(Declaration declaration, string property, int example)
    {
        declaration.Require(property, $"{property} = {example}", neededBy: property);
        return Read(declaration, property, otherwise: example);
    }

    /// <summary>The number of an argument or an element; null, and told, where it is out of range.</summary>
    /// <param name="declaration">What it is of.</param>
    /// <param name="argument">Where it is written.</param>
    /// <param name="what">The subject of the message.</param>
    /// <param name="least">The smallest number that may be written.</param>
    /// <param name="most">The largest.</param>
    public static int? Admit(Declaration declaration, DeclarationArgument argument, string what, int least = 1, int most = Size.Largest)
    {
        if (!declaration.Compiles(argument) || argument.Value is not int size)
            return null;
        if (size >= least && size <= most)
            return size;

        declaration.Report(Rules.SizeOutOfRange, argument, what, least, most, size);
        return null;
    }
}
