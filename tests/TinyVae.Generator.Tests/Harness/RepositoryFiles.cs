using System.Runtime.CompilerServices;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Files of the repository, read where they stand.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // A deterministic build may not tell the path of this file: then the tests run from inside the repository.
        string start = File.Exists(thisFile) ? thisFile : AppContext.BaseDirectory;
        for (DirectoryInfo? folder = new FileInfo(start).Directory; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TinyVae.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {start} has TinyVae.sln.");
    }
}
