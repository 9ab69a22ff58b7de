namespace TinyVae.Generator.Layers;

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
    public void Append(int features) => _given = features;

    public LayerPlan Add(LayerModel layer, string name, string identifier, params HeadPlan[] heads)
    {
        int outputs = layer.OutputOf(_shape).Size;
        if (heads.Length == 1 && heads[0].Size != outputs)
            throw new ArgumentException($"{name} gives {outputs} outputs where {heads[0].Size} are read.", nameof(layer));
        long offset = _layers.Count == 0 ? 0 : _layers[_layers.Count - 1].End;
        var planned = LayerKinds.Plan(layer, new(name, identifier, _shape, offset, _given), heads);
        _layers.Add(planned);
        (_shape, _given) = (layer.OutputOf(_shape), 0);
        return planned;
    }
}
