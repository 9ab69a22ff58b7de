using System.Numerics;
using System.Runtime.InteropServices;

namespace TinyVae.Demo.Report;

/// <summary>What the program runs on.</summary>
internal static class Machine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>The processor's name where the system tells it, its cores and the width of its vectors.</summary>
    public static string Processor =>
        $"{Name()}, {Environment.ProcessorCount} logical processors, {Vector<byte>.Count * 8}-bit vectors";

    /// <summary>The runtime and the system.</summary>
    public static string Runtime =>
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}";

    private static string Name() =>
        LinuxName() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture}";

    private static string? LinuxName()
    {
        if (!File.Exists(LinuxProcessors))
            return null;
        string? line = File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':') + 1)..].Trim();
    }
}
