using TinyVae.Generator.Model;

namespace TinyVae.Generator.Planning;

/// <summary>Layers that each read what the one before gives, one after another in the flat parameters.</summary>
internal sealed class LayerChain(FeatureShape input)
{
    private readonly List<LayerPlan> _layers = [];
    private FeatureShape _shape = input;
    private int _given;

    /// <summary>All so far.</summary>
    public IReadOnlyList<LayerPlan> All => _layers;

    /// <summary>Layers of one head each, numbered from 0.</summary>
    public IReadOnlyList<LayerPlan> AddHidden(string name, string identifier, IEnumerable<LayerModel> layers) =>
    [
        .. layers.Select((layer, i) => Add(layer, $"{name}.{i}", $"{identifier}{i}", new HeadPlan($"{name}.{i}", layer.OutputOf(_shape).Size))),
    ];

    /// <summary>Features that the next layer reads behind what the last one gives.</summary>
    public void Append(int features)
    {
        if (features > 0)
            (_shape, _given) = (FeatureShape.Flat(_shape.Size + features), features);
    }

    public LayerPlan Add(LayerModel layer, string name, string identifier, params HeadPlan[] heads)
    {
        long offset = _layers.Count == 0 ? 0 : _layers[_layers.Count - 1].End;
        var planned = LayerPlan.Of(layer, new(name, identifier, _shape, offset, _given), heads);
        _layers.Add(planned);
        (_shape, _given) = (layer.OutputOf(_shape), 0);
        return planned;
    }
}
