using System;
using TinyVae;

var model = new Consumer.ToyVae(seed: 1);
var trainer = new Consumer.ToyVae.Trainer(model) { LearningRate = 1e-2f };
float[] batch = new float[Consumer.ToyVae.BatchSize * Consumer.ToyVae.InputSize];
for (int i = 0; i < batch.Length; i++)
    batch[i] = i / Consumer.ToyVae.InputSize % 2 == i % 2 ? 1 : 0;

Elbo first = trainer.Step(batch);
Elbo last = first;
for (int step = 0; step < 300; step++)
    last = trainer.Step(batch);
Console.WriteLine($"loss {first.Loss:F2} -> {last.Loss:F2} nats");
return last.Loss < 0.5 * first.Loss ? 0 : 1;

namespace Consumer
{
    [Vae(Input = "12", Encoder = ["16 relu"], Latent = 2, BatchSize = 8)]
    public sealed partial class ToyVae;
}
