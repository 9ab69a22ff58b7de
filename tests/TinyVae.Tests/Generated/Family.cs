using TinyVae.Tests.Models;

namespace TinyVae.Tests.Generated;

/// <summary>The models that generic tests run over.</summary>
public static class Family
{
    /// <summary>Every shape, activation, feature and place of declaration.</summary>
    public static IEnumerable<object[]> Models =>
    [
        .. Small,
        [new ModelCase<Digits>()],
        [new ModelCase<ConvolvedInParts>()],
        [new ModelCase<ConvolvedFlowInParts>()],
        [new ModelCase<Outer.Nested>()],
        [new ModelCase<Outer.Inner.NestedTwice>()],
        [new ModelCase<InternalModel>()],
        [new ModelCase<OpenModel>()],
        [new ModelCase<TinyVae.Tests.Models.Left.Twin>()],
        [new ModelCase<TinyVae.Tests.Models.Right.Twin>()],
        [new ModelCase<TinyVae.Tests.Models.@event.@class>()],
        [new ModelCase<ModelInTheGlobalNamespace>()],
    ];

    /// <summary>Every activation and feature, at sizes that a scalar reference can run a thousand times.</summary>
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
        .. Likelihoods,
        .. Posteriors,
        .. Flows,
        .. Priors,
        .. Objectives,
        .. Optimizers,
        .. Corruptions,
        .. Conditions,
        .. Convolutions,
        .. OfColumns,
    ];

    /// <summary>Those whose posterior is N(μ, diag σ²).</summary>
    public static IEnumerable<object[]> Diagonal => Models.Where(Declares(
        vae => vae.Objective != Objective.Autoencoder && vae.Posterior == Posterior.Diagonal));

    /// <summary>Small ones whose z is what the posterior draws.</summary>
    public static IEnumerable<object[]> WithoutFlow => Small.Where(Declares(vae => vae.Flow is null));

    /// <summary>Small ones whose features are all of one kind.</summary>
    public static IEnumerable<object[]> OfOneKind => Small.Where(Declares(vae => vae.Columns is null));

    /// <summary>Small ones in which every number of a row has a part in every result: no convolution's stride steps over any.</summary>
    public static IEnumerable<object[]> Coupled => OfOneKind.Where(arguments => arguments[0] is not ModelCase<ConvolvedApart>);

    /// <summary>Small ones whose data may be any numbers.</summary>
    public static IEnumerable<object[]> Unbounded => Small.Where(Declares(vae => !IsBounded(vae) && vae.Columns is null));

    /// <summary>Small ones whose likelihood has a density for some numbers only.</summary>
    public static IEnumerable<object[]> Bounded => Small.Where(Declares(IsBounded));

    /// <summary>Small ones with noise in the bound.</summary>
    public static IEnumerable<object[]> Drawn => Small.Where(Declares(vae => vae.Objective != Objective.Autoencoder));

    /// <summary>Small ones whose step reports, in expectation, the bound that an evaluation estimates.</summary>
    public static IEnumerable<object[]> EvaluatedAsTrained => Small.Where(Declares(
        vae => vae.Objective != Objective.ImportanceWeighted && vae.Kl == Kl.Analytic && vae.Corruption is null));

    /// <summary>Those with a condition.</summary>
    public static IEnumerable<object[]> Conditioned => Small.Where(Declares(vae => vae.Condition > 0));

    /// <summary>Small ones whose prior is not N(0, I).</summary>
    public static IEnumerable<object[]> LearnedPriors => Small.Where(Declares(vae => vae.Prior is not null));

    /// <summary>Those that Adam trains.</summary>
    public static IEnumerable<object[]> WithAdam => Models.Where(Declares(vae => vae.Optimizer == Optimizer.Adam));

    private static IEnumerable<object[]> Likelihoods =>
    [
        [new ModelCase<GreyPixels>()],
        [new ModelCase<FewGreyPixels>()],
        [new ModelCase<OneVariance>()],
        [new ModelCase<OneVarianceOfPanels>()],
        [new ModelCase<HeavyTails>()],
        [new ModelCase<HeavyTailsAlone>()],
        [new ModelCase<OneHotGroups>()],
        [new ModelCase<OneHotPixels>()],
    ];

    private static IEnumerable<object[]> Posteriors =>
    [
        [new ModelCase<Correlated>()],
        [new ModelCase<CorrelatedOfOne>()],
        [new ModelCase<CorrelatedOfTwenty>()],
        [new ModelCase<CorrelatedLinear>()],
        [new ModelCase<CorrelatedDraws>()],
        [new ModelCase<CorrelatedCategories>()],
    ];

    private static IEnumerable<object[]> Objectives =>
    [
        [new ModelCase<PlainAutoencoder>()],
        [new ModelCase<LinearAutoencoder>()],
        [new ModelCase<SeveralDraws>()],
        [new ModelCase<ManyDraws>()],
        [new ModelCase<DrawnDivergence>()],
        [new ModelCase<DrawnDivergences>()],
        [new ModelCase<Weighted>()],
        [new ModelCase<WeightedHeavyTails>()],
        [new ModelCase<WeightedOneVariance>()],
        [new ModelCase<WeightedCorrelated>()],
        [new ModelCase<WeightedCategories>()],
        [new ModelCase<FreeUnits>()],
        [new ModelCase<FreeUnitsOfDraws>()],
    ];

    private static IEnumerable<object[]> Flows =>
    [
        [new ModelCase<Planar>()],
        [new ModelCase<PlanarOfOne>()],
        [new ModelCase<PlanarOfManyUnits>()],
        [new ModelCase<PlanarOfDraws>()],
        [new ModelCase<PlanarWeighted>()],
        [new ModelCase<PlanarWeightedCorrelated>()],
        [new ModelCase<PlanarWithMixture>()],
        [new ModelCase<PlanarLinear>()],
        [new ModelCase<ConditionalFlow>()],
    ];

    private static IEnumerable<object[]> Priors =>
    [
        [new ModelCase<Mixture>()],
        [new ModelCase<MixtureOfOne>()],
        [new ModelCase<MixtureOfMany>()],
        [new ModelCase<MixtureOfDraws>()],
        [new ModelCase<MixtureWeighted>()],
        [new ModelCase<MixtureWeightedCorrelated>()],
    ];

    private static IEnumerable<object[]> Optimizers =>
    [
        [new ModelCase<DecayedWeights>()],
        [new ModelCase<Momentum>()],
        [new ModelCase<MeanSquares>()],
        [new ModelCase<SumsOfSquares>()],
        [new ModelCase<ClippedMomentum>()],
        [new ModelCase<ClippedAdam>()],
        [new ModelCase<HardlyClipped>()],
    ];

    private static IEnumerable<object[]> Corruptions =>
    [
        [new ModelCase<Denoising>()],
        [new ModelCase<Masked>()],
        [new ModelCase<SaltAndPepper>()],
        [new ModelCase<MaskedWeighted>()],
        [new ModelCase<DenoisingCategories>()],
    ];

    private static IEnumerable<object[]> Conditions =>
    [
        [new ModelCase<Conditional>()],
        [new ModelCase<ConditionalDraws>()],
        [new ModelCase<ConditionalWeighted>()],
        [new ModelCase<ConditionalCategories>()],
        [new ModelCase<ConditionalAutoencoder>()],
        [new ModelCase<ConditionalMasked>()],
        [new ModelCase<ConditionalDenoising>()],
        [new ModelCase<ConditionalFreeUnits>()],
        [new ModelCase<ConditionalMixture>()],
    ];

    private static IEnumerable<object[]> Convolutions =>
    [
        [new ModelCase<Convolved>()],
        [new ModelCase<ConvolvedSeries>()],
        [new ModelCase<ConvolvedApart>()],
        [new ModelCase<ConvolvedPlain>()],
        [new ModelCase<ConvolvedPanels>()],
        [new ModelCase<ConvolvedBetween>()],
        [new ModelCase<ConvolvedImageAndSeries>()],
        [new ModelCase<ConvolvedConditional>()],
        [new ModelCase<ConvolvedCode>()],
        [new ModelCase<ConvolvedUpwards>()],
        [new ModelCase<ConvolvedCategories>()],
        [new ModelCase<ConvolvedWeighted>()],
        [new ModelCase<ConvolvedAlone>()],
        [new ModelCase<ConvolvedSeriesAlone>()],
        [new ModelCase<ConvolvedOddAlone>()],
        [new ModelCase<ConvolvedBothWaysAlone>()],
        [new ModelCase<ConvolvedLongAlone>()],
    ];

    /// <summary>Those whose columns are each of a kind of its own.</summary>
    public static IEnumerable<object[]> OfColumns =>
    [
        [new ModelCase<MixedColumns>()],
        [new ModelCase<MixedColumnsWeighted>()],
        [new ModelCase<FewColumns>()],
    ];

    private static bool IsBounded(VaeAttribute vae) =>
        vae is { Columns: null, Likelihood: Likelihood.Bernoulli or Likelihood.ContinuousBernoulli or Likelihood.Categorical };

    private static Func<object[], bool> Declares(Func<VaeAttribute, bool> predicate) =>
        arguments => predicate(((IDeclared)arguments[0]).Declaration);
}
