namespace TinyVae.Tests.Generated;

/// <summary>What a model declares, without its type.</summary>
public interface IDeclared
{
    VaeAttribute Declaration { get; }
}
