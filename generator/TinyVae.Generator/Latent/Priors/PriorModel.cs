namespace TinyVae.Generator.Latent;

/// <summary>A learned prior as declared. Each kind is a record of its own.</summary>
internal abstract record PriorModel
{
    /// <summary>As it is written, in one form only.</summary>
    public abstract string Text { get; }
}
