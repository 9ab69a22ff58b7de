using TinyVae.Tests.Models;

namespace TinyVae.Tests.Generated;

/// <summary>The models that generic tests run over.</summary>
public static class Family
{
    /// <summary>Every shape, activation, likelihood and place of declaration.</summary>
    public static IEnumerable<object[]> Models =>
    [
        .. Small,
        [new ModelCase<Digits>()],
        [new ModelCase<Outer.Nested>()],
        [new ModelCase<Outer.Inner.NestedTwice>()],
        [new ModelCase<InternalModel>()],
        [new ModelCase<OpenModel>()],
        [new ModelCase<TinyVae.Tests.Models.Left.Twin>()],
        [new ModelCase<TinyVae.Tests.Models.Right.Twin>()],
        [new ModelCase<TinyVae.Tests.Models.@event.@class>()],
        [new ModelCase<ModelInTheGlobalNamespace>()],
    ];

    /// <summary>Every activation and likelihood, at sizes that a scalar reference can run a thousand times.</summary>
    public static IEnumerable<object[]> Small =>
    [
        [new ModelCase<NoHiddenBernoulli>()],
        [new ModelCase<NoHiddenGaussian>()],
        [new ModelCase<OneHidden>()],
        [new ModelCase<TwoHidden>()],
        [new ModelCase<ThreeHidden>()],
        [new ModelCase<Relu>()],
        [new ModelCase<LeakyRelu>()],
        [new ModelCase<Models.Elu>()],
        [new ModelCase<Silu>()],
        [new ModelCase<Gelu>()],
        [new ModelCase<Tanh>()],
        [new ModelCase<Sigmoid>()],
        [new ModelCase<Softplus>()],
        [new ModelCase<Identity>()],
        [new ModelCase<ShallowerDecoder>()],
        [new ModelCase<DecoderAlone>()],
        [new ModelCase<EncoderAlone>()],
        [new ModelCase<Exact>()],
    ];
}
