"""The variational autoencoder of the benchmarks in PyTorch, as people write it, on the CPU.

Takes turns with the programs it is compared with: each line of standard input, `seconds<TAB>operation`, is answered by a line
`minimum<TAB>median`, in microseconds a call. The work is the same as TinyVae's: Bernoulli likelihood, analytic KL divergence,
loss averaged over the batch, Adam. With --first-steps it makes so many training steps instead and says `done`.
"""

import argparse
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

SAMPLE_SECONDS = 1e-3


class Vae(nn.Module):
    def __init__(self, inputs, hidden, latent):
        super().__init__()
        self.encoder = nn.Linear(inputs, hidden)
        self.mean = nn.Linear(hidden, latent)
        self.log_variance = nn.Linear(hidden, latent)
        self.decoder = nn.Linear(latent, hidden)
        self.logits = nn.Linear(hidden, inputs)

    def encode(self, x):
        hidden = functional.relu(self.encoder(x))
        return self.mean(hidden), self.log_variance(hidden)

    def decode(self, z):
        return self.logits(functional.relu(self.decoder(z)))

    def loss(self, x):
        mean, log_variance = self.encode(x)
        deviation = torch.exp(0.5 * log_variance)
        logits = self.decode(torch.addcmul(mean, deviation, torch.randn_like(deviation)))
        reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = 0.5 * torch.sum(mean.square() + deviation.square() - log_variance - 1)
        return (reconstruction + divergence) / len(x)


def fastest_adam(parameters):
    parameters = list(parameters)
    try:
        return torch.optim.Adam(parameters, lr=1e-3, fused=True)
    except (RuntimeError, TypeError):  # older releases fuse on GPUs only
        return torch.optim.Adam(parameters, lr=1e-3, foreach=True)


def measure(call, seconds):
    """Minimum and median of samples of about a millisecond each, after a tenth of the time to warm up."""
    calls, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds / 10 or calls < 3:
        call()
        calls += 1
    calls_per_sample = max(1, round(SAMPLE_SECONDS * calls / elapsed))
    samples, end = [], time.perf_counter() + seconds
    while (start := time.perf_counter()) < end or not samples:
        for _ in range(calls_per_sample):
            call()
        samples.append((time.perf_counter() - start) / calls_per_sample * 1e6)
    return min(samples), statistics.median(samples)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("inputs", "hidden", "latent", "batch"):
        arguments.add_argument(name, type=int)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--first-steps", type=int, help="make so many training steps and end")
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    vae = Vae(options.inputs, options.hidden, options.latent)
    adam = fastest_adam(vae.parameters())
    x = torch.rand(options.batch, options.inputs)

    def train_step():
        adam.zero_grad(set_to_none=True)
        vae.loss(x).backward()
        adam.step()

    @torch.inference_mode()
    def encode():
        vae.encode(x)

    @torch.inference_mode()
    def generate():
        torch.sigmoid(vae.decode(torch.randn(options.batch, options.latent)))

    if options.first_steps:
        for _ in range(options.first_steps):
            train_step()
        print("done", flush=True)
        return

    operations = {"train step": train_step, "encode": encode, "generate": generate}
    for line in sys.stdin:
        seconds, operation = line.rstrip("\n").split("\t")
        print(*measure(operations[operation], float(seconds)), sep="\t", flush=True)


if __name__ == "__main__":
    main()
