using TinyVae.Generator.Attributes;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Corruptions;

/// <summary>What training does to the encoder's input.</summary>
internal static class CorruptionProperty
{
    /// <summary>Null for nothing.</summary>
    /// <param name="declaration">The attribute.</param>
    /// <param name="hasCells">Whether a row has columns, whose cells can be missing.</param>
    public static CorruptionModel? Read(Declaration declaration, bool hasCells)
    {
        if (declaration.Find(PropertyNames.Corruption) is not { Value: string text } argument)
            return null;
        CorruptionModel? corruption = declaration.Accept(CorruptionGrammar.Parse(text), argument, text);
        if (corruption is { TakesCells: true } && !hasCells)
            declaration.Refuse(PropertyNames.Corruption, $"{PropertyNames.Corruption} \"{Excerpt.Of(text)}\"", $"an {PropertyNames.Input}, whose features cannot be missing");
        return corruption;
    }
}
