namespace TinyVae.Kernels;

/// <summary>All that a model holds: its parameters and the scratch of inference in one array, and the threads that share its calls.</summary>
public sealed class ModelMemory
{
    /// <summary>Allocates the array.</summary>
    /// <param name="parameterLength">Floats of the flat parameters.</param>
    /// <param name="layout">The scratch.</param>
    public ModelMemory(int parameterLength, InferenceLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ParameterLength = parameterLength;
        Layout = layout;
        Arena = new Arena(parameterLength + layout.Length);
        Crew = new Crew(new Arena(Arena, parameterLength, layout.Length));
    }

    /// <summary>The array, the parameters first.</summary>
    public Arena Arena { get; }

    /// <summary>Who shares the work; each has a scratch.</summary>
    public Crew Crew { get; }

    /// <summary>The scratch.</summary>
    public InferenceLayout Layout { get; }

    /// <summary>Floats of the flat parameters.</summary>
    public int ParameterLength { get; }

    /// <summary>The flat parameters.</summary>
    public Span<float> Parameters => Arena.Slice(0, ParameterLength);
}
