using TinyVae.AotSize;

// An application that only uses a trained model: it loads it, draws a sample from the prior and decodes a point of its own.
// The model comes from standard input, or from a path: opening a file by its path makes NativeAOT add some 90 KB of its own.
var model = new DigitVae(seed: 0);
#if LOAD_BY_PATH
model.Load(args[0]);
#else
using var input = new Microsoft.Win32.SafeHandles.SafeFileHandle(0, ownsHandle: false);
TinyVae.SafeTensors.Load(input, "standard input", DigitVae.Tensors, model.Parameters);
#endif
float[] sample = new float[DigitVae.InputSize];
model.Generate(sample, seed: 1);
Console.WriteLine("first sample");
float[] decoded = new float[DigitVae.InputSize];
model.Decode(new float[DigitVae.LatentSize], decoded);
return sample.AsSpan().SequenceEqual(decoded) ? 1 : 0;
