using System.Globalization;
using TinyVae;
using TinyVae.AotSmoke;

// Trains, evaluates, saves and generates without a runtime beside it, and prints what came out bit by bit:
// the same text must come from the JIT and from every ahead-of-time build whose instruction set has fused multiply-adds.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Report<SensorVae>("sensor", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f);
Report<PatternVae>("pattern", static (row, feature) => (row * 7 + feature * 3) % 11 < 4 ? 1 : 0);
return 0;

static void Report<TModel>(string name, Func<int, int, float> value)
    where TModel : class, IVae<TModel>
{
    const int Steps = 200;
    int rows = TModel.BatchSize;
    float[] data = new float[rows * TModel.InputSize];
    for (int i = 0; i < data.Length; i++)
        data[i] = value(i / TModel.InputSize, i % TModel.InputSize);

    TModel model = TModel.Create(seed: 1);
    IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
    Elbo first = trainer.Step(data);
    for (int step = 1; step < Steps; step++)
        trainer.Step(step % 10 == 0 ? data.AsSpan(0, rows / 2 * TModel.InputSize) : data);
    Elbo last = model.Evaluate(data, seed: 3);
    if (!(last.Loss < first.Loss))
        throw new InvalidOperationException($"{name}: training did not lower the loss, {first.Loss} to {last.Loss}.");

    float[] samples = new float[3 * TModel.InputSize];
    model.Generate(samples, seed: 4);

    string path = Path.Combine(Path.GetTempPath(), $"tinyvae-{name}-{Environment.ProcessId}.safetensors");
    model.Save(path);
    TModel loaded = TModel.Create(seed: 9);
    loaded.Load(path);
    File.Delete(path);
    if (Fingerprint.Of(loaded.Parameters) != Fingerprint.Of(model.Parameters))
        throw new InvalidOperationException($"{name}: the parameters loaded are not those saved.");

    Console.WriteLine($"{name} loss {first.Loss:R} -> {last.Loss:R} parameters {Fingerprint.Of(model.Parameters)} samples {Fingerprint.Of(samples)}");
}
