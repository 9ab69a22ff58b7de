using System.Globalization;
using TinyVae;
using TinyVae.AotSmoke;
using TinyVae.Tests.Models;

// Trains, evaluates, saves and generates without a runtime beside it, and prints what came out bit by bit:
// the same text must come from the JIT and from every ahead-of-time build whose instruction set has fused multiply-adds.
// With the argument "time" it prints how long steps take instead.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["time"])
{
    StepTime.Print<DigitVae>();
    StepTime.Print<ToyVae>();
    return 0;
}

Report<SensorVae>("sensor", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f);
Report<PatternVae>("pattern", Pattern);
Report<SharedVae>("shared", Pattern, 2, 4);
Report<WeightedVae>("weighted", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f);
Report<GroupVae>("groups", OneHot, 2);
Report<ConditionalVae>("conditional", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f, 2);
Report<ImageVae>("image", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f, 2);
Report<SeriesVae>("series", static (row, feature) => ((row * 5 + feature * 3) % 32 - 16) / 16f);
Report<TableVae>("table", Cell, 2);
return 0;

static float Pattern(int row, int feature) => (row * 7 + feature * 3) % 11 < 4 ? 1 : 0;

static float OneHot(int row, int feature) => feature == row % 5 || feature == 5 + row / 2 % 3 || feature == 8 + row / 3 % 4 ? 1 : 0;

static float Cell(int row, int column) => column switch
{
    0 or 1 => row * 5 % 13 - 6,
    2 => 1 + row % 7,
    3 => row % 6 == 0 ? float.NaN : row % 5 - 2,
    4 => row % 7 == 3 ? float.NaN : row % 9,
    6 => row % 2,
    7 => row % 11 == 5 ? float.NaN : row % 5,
    _ => row % 4,
};

static void Report<TModel>(string name, Func<int, int, float> value, params int[] threads)
    where TModel : class, IVae<TModel>
{
    int rows = Math.Max(TModel.BatchSize, 3);
    float[] data = new float[rows * TModel.RowSize];
    for (int i = 0; i < data.Length; i++)
        data[i] = value(i / TModel.RowSize, i % TModel.RowSize);

    NotFinite.Require<TModel>(data);
    TModel model = Fitted.To<TModel>(data, seed: 1);
    var training = new Training<TModel>(model, data);
    Elbo first = model.Evaluate(data, seed: 3);
    training.StepUntil(100);
    Elbo early = model.Evaluate(data, seed: 3);
    training.StepUntil(1000);
    Elbo last = model.Evaluate(data, seed: 3);
    if (!(early.Loss < first.Loss && last.Loss < early.Loss))
        throw new InvalidOperationException($"{name}: training did not lower the loss, {first.Loss} to {early.Loss} to {last.Loss}.");

    TModel byHalves = Fitted.To<TModel>(data, seed: 1);
    new Training<TModel>(byHalves, data).ApplyGradientsUntil(1000);
    RequireSame(model, byHalves, $"{name}: Gradients and Apply gave other bits than Step.");

    foreach (int count in threads)
    {
        TModel shared = Fitted.To<TModel>(data, seed: 1);
        new Training<TModel>(shared, data, count).StepUntil(1000);
        RequireSame(model, shared, $"{name}: {count} threads gave other bits than one.");
    }

    float[] samples = data[..(3 * TModel.RowSize)]; // with the conditions of these rows
    float[] draws = [.. samples];
    model.Generate(samples, seed: 4);
    model.Sample(draws, seed: 4);
    float[] logLikelihoods = new float[rows];
    model.LogLikelihood(data, samples: 20, logLikelihoods);

    string path = Path.Combine(Path.GetTempPath(), $"tinyvae-{name}-{Environment.ProcessId}.safetensors");
    model.Save(path);
    TModel loaded = TModel.Create(seed: 9);
    loaded.Load(path);
    File.Delete(path);
    RequireSame(model, loaded, $"{name}: the parameters loaded are not those saved.");

    Console.WriteLine($"{name} loss {first.Loss:R} -> {early.Loss:R} -> {last.Loss:R} parameters {Fingerprint.Of(model.Parameters)} samples {Fingerprint.Of(samples)} draws {Fingerprint.Of(draws)} log p(x) {Fingerprint.Of(logLikelihoods)}{OfColumns(model, data)}");
}

static string OfColumns<TModel>(TModel model, float[] data)
    where TModel : class, IVae<TModel>
{
    if (model is not IColumnVae columns)
        return "";
    float[] parts = new float[data.Length / TModel.RowSize * (TModel.InputSize + 1)];
    columns.Explain(data, seed: 5, parts);
    float[] filled = [.. data];
    columns.Impute(filled, seed: 6, samples: 20);
    return $" explained {Fingerprint.Of(parts)} imputed {Fingerprint.Of(filled)}";
}

static void RequireSame<TModel>(TModel expected, TModel actual, string otherwise)
    where TModel : class, IVae<TModel>
{
    if (Fingerprint.Of(expected.Parameters) != Fingerprint.Of(actual.Parameters))
        throw new InvalidOperationException(otherwise);
}
