namespace TinyVae.Generator.Latent;

/// <summary>A normalizing flow of the posterior as declared. Each kind is a record of its own.</summary>
internal abstract record FlowModel
{
    /// <summary>As it is written, in one form only.</summary>
    public abstract string Text { get; }
}
