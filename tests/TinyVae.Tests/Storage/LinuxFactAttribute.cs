using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>A test of files as Linux has them; skipped, with the reason, elsewhere, and where the user is not who it needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only Linux tells what this test asks of a file.";
    }

    /// <summary>Whether only root can run it.</summary>
    public bool NeedsRoot
    {
        get;
        set
        {
            field = value;
            if (value && !Environment.IsPrivilegedProcess)
                Skip ??= "Only root can prepare this file.";
        }
    }

    /// <summary>Whether it asks for what root is not held to.</summary>
    public bool NeedsUser
    {
        get;
        set
        {
            field = value;
            if (value && Environment.IsPrivilegedProcess)
                Skip ??= "Access rights do not hold root back.";
        }
    }

    /// <summary>Whether it asks for files with extended attributes and access control lists.</summary>
    public bool NeedsAttributes
    {
        get;
        set
        {
            field = value;
            if (value && Skip is null && !ExtendedAttribute.AreSupported())
                Skip = "Temporary files have no extended attributes or access control lists here.";
        }
    }
}
