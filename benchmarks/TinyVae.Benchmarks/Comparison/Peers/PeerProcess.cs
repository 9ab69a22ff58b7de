using System.Diagnostics;
using System.Globalization;
using System.Text;
using TinyVae.Benchmarks.Comparison.Measuring;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>A program that waits for its turns: it answers each line with one of numbers.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public PeerProcess(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = PeerEnvironment.Start(program, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>A turn of <paramref name="time"/>; <paramref name="request"/> is what else the program has to know.</summary>
    public Timing Measure(TimeSpan time, string request = "")
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}{request}"));
        if (_process.StandardOutput.ReadLine() is not { } answer)
        {
            _process.WaitForExit();
            throw new InvalidOperationException($"{_process.StartInfo.FileName} gave up: {_errors}");
        }
        double[] numbers = [.. answer.Split('\t').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new Timing(numbers[0], numbers[1]);
    }

    /// <summary>Ends the program by the end of its input.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
