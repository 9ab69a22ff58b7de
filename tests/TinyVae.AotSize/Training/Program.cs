using TinyVae;
using TinyVae.AotSize;

// An application that learns on the device: it trains, evaluates, and saves what it has learned.
var model = new DigitVae(seed: 1);
var trainer = new DigitVae.Trainer(model);
float[] batch = new float[DigitVae.BatchSize * DigitVae.InputSize];
for (int i = 0; i < batch.Length; i++)
    batch[i] = i / DigitVae.InputSize % 5 == i % 5 ? 1 : 0;
Elbo first = model.Evaluate(batch, seed: 2);
for (int step = 0; step < 20; step++)
    trainer.Step(batch);
Elbo last = model.Evaluate(batch, seed: 2);
model.Save(args[0]);
Console.WriteLine("trained");
return last.Loss < first.Loss ? 0 : 1;
