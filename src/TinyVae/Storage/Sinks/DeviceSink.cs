using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>A device or a pipe of Linux, which takes bytes as they come: the base library writes at a place of a file, and these have none.</summary>
internal readonly struct DeviceSink(SafeFileHandle device) : IByteSink
{
    private const int Interrupted = 4;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written = Libc.Write(device.DangerousGetHandle(), in bytes[0], bytes.Length);
            if (written >= 0)
                bytes = bytes[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }
}
