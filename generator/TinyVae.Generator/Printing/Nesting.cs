using TinyVae.Generator.Declarations;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The namespace and the types around a class, reopened until the result is disposed of.</summary>
internal sealed class Nesting : IDisposable
{
    private readonly Stack<SourceWriter.Scope> _scopes = new();

    public Nesting(SourceWriter writer, ModelType type)
    {
        if (type.Namespace.Length > 0)
            _scopes.Push(writer.Block($"namespace {type.Namespace}"));
        foreach (string container in type.Containers)
            _scopes.Push(writer.Block(container));
    }

    public void Dispose()
    {
        while (_scopes.Count > 0)
            _scopes.Pop().Dispose();
    }
}
