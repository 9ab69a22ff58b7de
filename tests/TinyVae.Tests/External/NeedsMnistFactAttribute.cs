using Xunit;

namespace TinyVae.Tests.External;

/// <summary>A test on the full MNIST set; skipped, with the reason, where its files are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsMnistFactAttribute : FactAttribute
{
    public NeedsMnistFactAttribute()
    {
        if (MnistFolder.Path is null)
            Skip = "No MNIST: name the folder of its four gzipped IDX files in TINYVAE_MNIST.";
    }
}
