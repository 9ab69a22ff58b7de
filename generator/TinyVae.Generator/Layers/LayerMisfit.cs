using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>Why a layer cannot read what the layer before it gives.</summary>
/// <param name="At">Finds the word at fault in the layer's string.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
internal sealed record LayerMisfit(Func<string, Word> At, string Reason);
