using TinyVae.Generator.Declarations;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The whole generated file: the user's class completed, and the network behind it.</summary>
internal static class VaeEmitter
{
    public static string Emit(VaeModel model)
    {
        var plan = VaePlan.Of(model);
        var writer = new SourceWriter();
        ProseEmitter.Emit(writer, plan);
        writer.BlankLine();
        writer.Write("#nullable enable");
        writer.BlankLine();
        LibraryName.Declare(writer, model.Type);
        ModelEmitter.Emit(writer, plan);
        writer.BlankLine();
        NetworkEmitter.Emit(writer, plan);
        return LibraryName.Resolve(writer.ToString(), model.Type);
    }
}
