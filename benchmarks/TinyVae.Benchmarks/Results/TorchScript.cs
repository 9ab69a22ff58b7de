using System.Diagnostics;
using System.Text.Json;
using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Results;

/// <summary>A script among the peers that computes one result and prints it as a line of JSON.</summary>
internal static class TorchScript
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TResult Run<TResult>(Torch torch, string script, params string[] arguments)
    {
        using Process process = Process.Start(PeerEnvironment.Start(torch.Python, [Path.Combine(PeerFiles.Folder, script), .. arguments]))!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TResult>(output, Json)!
            : throw new InvalidOperationException($"{script} failed with exit code {process.ExitCode}.");
    }
}
