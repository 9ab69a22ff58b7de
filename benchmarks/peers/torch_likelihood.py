"""The protocol of `-- results likelihood` in PyTorch, on one thread of the CPU.

784-200-200-50, tanh, mirrored, Bernoulli likelihood; MNIST binarized anew in every epoch; PyTorch's own initialization; Adam 1e-3.
Maximizes the evidence lower bound with the analytic divergence, or with --samples k above 1 the importance-weighted bound of Burda,
Grosse and Salakhutdinov (2016, eq. 8). Prints one line of JSON: on a binarized test set, which TinyVae draws once for both, the evidence
lower bound of one draw a row, and log p(x) from importance samples, in nats.
"""

import argparse
import json
import math
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

import mnist
from torch_turns import fastest_adam

CHUNK = 1000  # decoded rows at once in the estimate of log p(x): few enough for the caches


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(784, 200), nn.Tanh(), nn.Linear(200, 200), nn.Tanh())
        self.mean = nn.Linear(200, 50)
        self.log_variance = nn.Linear(200, 50)
        self.decoder = nn.Sequential(nn.Linear(50, 200), nn.Tanh(), nn.Linear(200, 200), nn.Tanh(), nn.Linear(200, 784))

    def posterior(self, x):
        hidden = self.encoder(x)
        return self.mean(hidden), self.log_variance(hidden)

    def log_density(self, x, z):
        """log p(x given z) of each row; z may have a leading dimension of draws."""
        logits = self.decoder(z)
        return -functional.binary_cross_entropy_with_logits(logits, x.expand_as(logits), reduction="none").sum(-1)

    def elbo(self, x):
        mean, log_variance = self.posterior(x)
        deviation = torch.exp(0.5 * log_variance)
        z = mean + deviation * torch.randn_like(mean)
        divergence = 0.5 * (mean.square() + deviation.square() - log_variance - 1).sum(-1)
        return self.log_density(x, z) - divergence

    def importance_weighted(self, x, samples):
        """log of the mean of p(x, z) / q(z given x) over draws from q, for each row."""
        mean, log_variance = self.posterior(x)
        noise = torch.randn(samples, *mean.shape)
        z = mean + torch.exp(0.5 * log_variance) * noise
        log_prior_ratio = 0.5 * (noise.square() + log_variance - z.square()).sum(-1)
        return torch.logsumexp(self.log_density(x, z) + log_prior_ratio, 0) - math.log(samples)


def train(vae, images, samples, epochs, batch):
    adam = fastest_adam(vae.parameters())
    for _ in range(epochs):
        for rows in torch.randperm(len(images)).split(batch):
            x = torch.bernoulli(images[rows])
            bound = vae.elbo(x) if samples == 1 else vae.importance_weighted(x, samples)
            adam.zero_grad(set_to_none=True)
            (-bound.mean()).backward()
            adam.step()


@torch.no_grad()
def mean_over_rows(bound, images, rows):
    return torch.cat([bound(x) for x in images.split(rows)]).double().mean().item()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("mnist", help="folder of the four gzipped IDX files")
    arguments.add_argument("test", help="file of the binarized test set: a byte a pixel")
    arguments.add_argument("--samples", type=int, default=1)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=20)
    arguments.add_argument("--batch", type=int, default=100)
    arguments.add_argument("--importance-samples", type=int, default=1000)
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    vae = Vae()
    training = torch.from_numpy(mnist.images(options.mnist, "train"))
    test = torch.from_numpy(numpy.fromfile(options.test, numpy.uint8).reshape(-1, 784).astype(numpy.float32))

    start = time.perf_counter()
    train(vae, training, options.samples, options.epochs, options.batch)
    trained = time.perf_counter()
    elbo = mean_over_rows(vae.elbo, test, 1000)
    samples = options.importance_samples
    log_likelihood = mean_over_rows(lambda x: vae.importance_weighted(x, samples), test, max(1, CHUNK // samples))
    print(json.dumps({
        "elbo": elbo,
        "logLikelihood": log_likelihood,
        "trainingSeconds": trained - start,
        "evaluationSeconds": time.perf_counter() - trained,
    }))


main()
