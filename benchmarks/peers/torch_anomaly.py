"""The protocol of `-- results anomaly` in PyTorch, on one thread of the CPU.

784-400-LATENT, ReLU, Bernoulli likelihood of grey pixels, Adam 1e-3, trained on the training images of nine digits; then all test images
are scored, the held-out digit being the anomaly. Prints one line of JSON: the area under the ROC curve of two scores, the negative
evidence lower bound and the negative reconstruction probability (An and Cho, 2015), both means over draws of z.
"""

import argparse
import json
import time

import numpy
import torch
from torch.nn import functional

import mnist
from torch_turns import fastest_adam
from torch_vae import Vae

ROWS = 4  # scored at once: their draws fit the caches


def train(vae, images, epochs, batch):
    adam = fastest_adam(vae.parameters())
    for _ in range(epochs):
        for rows in torch.randperm(len(images)).split(batch):
            adam.zero_grad(set_to_none=True)
            vae.loss(images[rows]).backward()
            adam.step()


@torch.no_grad()
def scores(vae, images, draws):
    """Reconstruction probability and divergence of each row."""
    probabilities, divergences = [], []
    for x in images.split(ROWS):
        mean, log_variance = vae.encode(x)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn(draws, *mean.shape)
        logits = vae.decode(z)
        density = -functional.binary_cross_entropy_with_logits(logits, x.expand_as(logits), reduction="none").sum(-1)
        probabilities.append(density.mean(0))
        divergences.append(0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(-1))
    return torch.cat(probabilities).numpy(), torch.cat(divergences).numpy()


def area_under_curve(score, is_anomaly):
    """The chance that an anomaly scores above a normal row, ties counting half."""
    normal = numpy.sort(score[~is_anomaly])
    below = numpy.searchsorted(normal, score[is_anomaly], "left") + numpy.searchsorted(normal, score[is_anomaly], "right")
    return below.mean() / (2 * len(normal))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("mnist", help="folder of the four gzipped IDX files")
    arguments.add_argument("digit", type=int, help="the digit held out")
    arguments.add_argument("--latent", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--batch", type=int, default=128)
    arguments.add_argument("--draws", type=int, default=128)
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    training = torch.from_numpy(mnist.images(options.mnist, "train"))
    training_labels = torch.from_numpy(mnist.labels(options.mnist, "train"))
    test = torch.from_numpy(mnist.images(options.mnist, "t10k"))
    is_anomaly = mnist.labels(options.mnist, "t10k") == options.digit

    start = time.perf_counter()
    vae = Vae(784, 400, options.latent)
    train(vae, training[training_labels != options.digit], options.epochs, options.batch)
    trained = time.perf_counter()
    probability, divergence = scores(vae, test, options.draws)
    print(json.dumps({
        "elbo": area_under_curve(divergence - probability, is_anomaly),
        "reconstruction": area_under_curve(-probability, is_anomaly),
        "trainingSeconds": trained - start,
        "evaluationSeconds": time.perf_counter() - trained,
    }))


main()
