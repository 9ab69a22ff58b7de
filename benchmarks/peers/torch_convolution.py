"""The protocol of `-- results convolution` in PyTorch, on one thread of the CPU.

Two published networks on MNIST's grey values under a Bernoulli likelihood; PyTorch's own initialization; Adam 1e-3, batches of 128.
Prints one line of JSON: means over the test set, in nats.
"""

import argparse
import json
import time

import torch
from torch import nn
from torch.nn import functional

import mnist
from torch_turns import fastest_adam


def keras():
    encoder = [
        nn.Conv2d(1, 32, 3, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 2, 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(64 * 7 * 7, 16), nn.ReLU(),
    ]
    decoder = [
        nn.Linear(2, 64 * 7 * 7), nn.ReLU(), nn.Unflatten(1, (64, 7, 7)),
        nn.ConvTranspose2d(64, 64, 3, 2, 1, 1), nn.ReLU(), nn.ConvTranspose2d(64, 32, 3, 2, 1, 1), nn.ReLU(),
        nn.ConvTranspose2d(32, 1, 3, 1, 1),
    ]
    return encoder, 16, decoder


def notebook():
    encoder = [
        nn.Conv2d(1, 32, 3, 1, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 2, 1), nn.ReLU(),
        nn.Conv2d(64, 64, 3, 1, 1), nn.ReLU(), nn.Conv2d(64, 64, 3, 1, 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(64 * 14 * 14, 32), nn.ReLU(),
    ]
    decoder = [
        nn.Linear(2, 64 * 14 * 14), nn.ReLU(), nn.Unflatten(1, (64, 14, 14)),
        nn.ConvTranspose2d(64, 32, 3, 2, 1, 1), nn.ReLU(), nn.Conv2d(32, 1, 3, 1, 1),
    ]
    return encoder, 32, decoder


class Vae(nn.Module):
    def __init__(self, encoder, features, decoder):
        super().__init__()
        self.encoder = nn.Sequential(*encoder)
        self.mean = nn.Linear(features, 2)
        self.log_variance = nn.Linear(features, 2)
        self.decoder = nn.Sequential(*decoder)

    def terms(self, x):
        """log p(x given z) of one draw and the divergence, of each row."""
        hidden = self.encoder(x)
        mean, log_variance = self.mean(hidden), self.log_variance(hidden)
        deviation = torch.exp(0.5 * log_variance)
        logits = self.decoder(mean + deviation * torch.randn_like(mean))
        density = -functional.binary_cross_entropy_with_logits(logits, x, reduction="none").sum((1, 2, 3))
        return density, 0.5 * (mean.square() + deviation.square() - log_variance - 1).sum(-1)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("mnist", help="folder of the four gzipped IDX files")
    arguments.add_argument("network", choices=["keras", "notebook"])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=5)
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    vae = Vae(*(keras() if options.network == "keras" else notebook()))
    adam = fastest_adam(vae.parameters())
    training, test = (torch.from_numpy(mnist.images(options.mnist, name)).reshape(-1, 1, 28, 28) for name in ("train", "t10k"))

    start = time.perf_counter()
    for _ in range(options.epochs):
        for rows in torch.randperm(len(training)).split(128):
            density, divergence = vae.terms(training[rows])
            adam.zero_grad(set_to_none=True)
            (divergence - density).mean().backward()
            adam.step()
    seconds = time.perf_counter() - start

    with torch.no_grad():
        density, divergence = (torch.cat(part).double().mean().item() for part in zip(*(vae.terms(x) for x in test.split(500))))
    print(json.dumps({"elbo": density - divergence, "divergence": divergence, "trainingSeconds": seconds}))


main()
