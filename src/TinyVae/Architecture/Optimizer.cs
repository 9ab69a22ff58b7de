namespace TinyVae;

/// <summary>What a training step does with the gradients. Each holds only the state that it needs, in the trainer's one array.</summary>
public enum Optimizer
{
    /// <summary>Adam (Kingma and Ba, 2015, algorithm 1): two moments a parameter.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019, algorithm 2): two moments a parameter.</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with momentum, as PyTorch writes it: one velocity a parameter.</summary>
    Sgd,

    /// <summary>RMSProp (Tieleman and Hinton, 2012): one mean square a parameter.</summary>
    RmsProp,

    /// <summary>Adagrad (Duchi, Hazan and Singer, 2011): one sum of squares a parameter.</summary>
    Adagrad,
}
