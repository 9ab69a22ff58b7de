using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Diagnostics;

/// <summary>
/// A fault of the generator's own, as an error. The compiler makes only a warning of one, and drops the files of every model.
/// </summary>
internal static class GeneratorFault
{
    public static Diagnostic Of(string model, Exception fault, Location location) => Diagnostic.Create(
        Rules.GeneratorFailed, location, model, fault.GetType().Name, string.Join(" ", fault.Message.Split('\r', '\n')));
}
