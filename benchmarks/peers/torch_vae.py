"""The variational autoencoder of the benchmarks in PyTorch, as people write it, on the CPU.

Takes turns as torch_turns.py says. The work is the same as TinyVae's: Bernoulli likelihood, analytic KL divergence, loss averaged
over the batch, Adam. With --first-steps it makes so many training steps instead and says `done`.
"""

import argparse

import torch
from torch import nn
from torch.nn import functional

from torch_turns import operations, start, take_turns


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

    def mean_of(self, logits):
        return torch.sigmoid(logits)

    def loss(self, x):
        mean, log_variance = self.encode(x)
        deviation = torch.exp(0.5 * log_variance)
        logits = self.decode(torch.addcmul(mean, deviation, torch.randn_like(deviation)))
        reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = 0.5 * torch.sum(mean.square() + deviation.square() - log_variance - 1)
        return (reconstruction + divergence) / len(x)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("inputs", "hidden", "latent", "batch"):
        arguments.add_argument(name, type=int)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--first-steps", type=int, help="make so many training steps and end")
    options = arguments.parse_args()

    start(options.threads)
    vae = Vae(options.inputs, options.hidden, options.latent)
    calls = operations(vae, torch.rand(options.batch, options.inputs), options.latent)
    if options.first_steps:
        for _ in range(options.first_steps):
            calls["train step"]()
        print("done", flush=True)
        return
    take_turns(calls)


if __name__ == "__main__":
    main()
