namespace TinyVae.Tests.Reference;

/// <summary>Hidden layers and the heads that read the last of them: the encoder or the decoder of a model, one row at a time.</summary>
internal sealed class ReferenceNetwork
{
    private readonly IReferenceMap[] _hidden;
    private readonly ReferenceActivation[] _activations;
    private readonly IReferenceMap[] _heads;

    public ReferenceNetwork(
        string name, IReadOnlyList<ReferenceLayer> layers, IEnumerable<IReferenceMap> heads, IReadOnlyDictionary<string, double[]> parameters)
    {
        _hidden = [.. layers.Select((layer, i) => layer.Map($"{name}.{i}", parameters))];
        _activations = [.. layers.Select(layer => layer.Activation)];
        _heads = [.. heads];
    }

    /// <summary>What a forward pass leaves for the backward pass.</summary>
    /// <param name="Inputs">What entered each hidden layer and, last, what entered the heads.</param>
    /// <param name="PreActivations">What each hidden layer's activation was applied to.</param>
    /// <param name="Outputs">What each head gave.</param>
    public sealed record Pass(IReadOnlyList<double[]> Inputs, IReadOnlyList<double[]> PreActivations, IReadOnlyList<double[]> Outputs);

    public Pass Forward(double[] x)
    {
        List<double[]> inputs = [x];
        List<double[]> preActivations = [];
        for (int layer = 0; layer < _hidden.Length; layer++)
        {
            double[] y = _hidden[layer].Forward(inputs[layer]);
            preActivations.Add(y);
            inputs.Add([.. y.Select(_activations[layer].Value)]);
        }

        return new Pass(inputs, preActivations, [.. _heads.Select(head => head.Forward(inputs[^1]))]);
    }

    /// <summary>Adds to the gradients of all parameters, given dL/d(head output) of each head, and returns dL/dx.</summary>
    public double[] Backward(Pass pass, IReadOnlyList<double[]> headGradients, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[] dx = new double[pass.Inputs[^1].Length];
        for (int head = 0; head < _heads.Length; head++)
        {
            double[] fromHead = _heads[head].Backward(pass.Inputs[^1], headGradients[head], gradients);
            dx = [.. dx.Zip(fromHead, (a, b) => a + b)];
        }

        for (int layer = _hidden.Length - 1; layer >= 0; layer--)
        {
            double[] dy = [.. dx.Zip(pass.PreActivations[layer], (d, y) => d * _activations[layer].Derivative(y))];
            dx = _hidden[layer].Backward(pass.Inputs[layer], dy, gradients);
        }

        return dx;
    }
}
