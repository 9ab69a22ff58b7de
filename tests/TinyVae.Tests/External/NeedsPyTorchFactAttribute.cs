using Xunit;

namespace TinyVae.Tests.External;

/// <summary>A test that runs PyTorch; skipped, with the reason, where no Python has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsPyTorchFactAttribute : FactAttribute
{
    public NeedsPyTorchFactAttribute()
    {
        if (PythonWithTorch.Path is null)
            Skip = "No Python with torch: name one in TINYVAE_PYTHON, or install it for python3 (apt-get install python3-torch).";
    }
}
