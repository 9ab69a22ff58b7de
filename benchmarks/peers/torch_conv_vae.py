"""A convolutional variational autoencoder in PyTorch, as people write it, on the CPU.

Its arguments are those of network.h: rows of a step, units of z, `bernoulli` or `unit-gaussian`, and each layer. A convolution along
one axis is nn.Conv1d. Takes turns as torch_turns.py says. The work is the same as TinyVae's: analytic KL divergence, loss averaged
over the batch, Adam.
"""

import sys

import torch
from torch import nn
from torch.nn import functional

from torch_turns import operations, start, take_turns


class Layer:
    """One layer as its words say, its shapes channels first."""

    def __init__(self, words):
        self.kind, *sizes, self.activation = words.split()
        self.numbers = [[int(number) for number in size.split("x")] for size in sizes]
        self.input, self.output = ([shape[-1], *shape[:-1]] for shape in self.numbers[:2])
        self.is_spatial = self.kind in ("conv", "transposed")
        if self.is_spatial and self.input[2] == self.output[2] == 1:
            self.input, self.output = self.input[:2], self.output[:2]
            self.numbers = [size[:1] for size in self.numbers]

    def module(self):
        if not self.is_spatial:
            return nn.Linear(self.input[0], self.output[0])
        kernel, stride, padding = self.numbers[2:]
        one_axis = len(kernel) == 1
        if self.kind == "conv":
            return (nn.Conv1d if one_axis else nn.Conv2d)(self.input[0], self.output[0], kernel, stride, padding)
        rest = [
            size - ((read - 1) * step + taps - 2 * pad)
            for size, read, step, taps, pad in zip(self.output[1:], self.input[1:], stride, kernel, padding)
        ]
        return (nn.ConvTranspose1d if one_axis else nn.ConvTranspose2d)(
            self.input[0], self.output[0], kernel, stride, padding, rest
        )


def sequence(layers, inputs):
    """The modules in a row; data between dense layers and others are flattened or given their shape back."""
    modules, shape = [], inputs
    for layer in layers:
        if not layer.is_spatial and len(shape) > 1:
            modules.append(nn.Flatten())
        if layer.is_spatial and len(shape) == 1:
            modules.append(nn.Unflatten(1, layer.input))
        modules.append(layer.module())
        if layer.activation == "relu":
            modules.append(nn.ReLU())
        shape = layer.output
    return nn.Sequential(*modules)


class Vae(nn.Module):
    def __init__(self, layers, latent, likelihood):
        super().__init__()
        posterior = next(i for i, layer in enumerate(layers) if layer.kind == "posterior")
        features = layers[posterior].input[0]
        self.is_bernoulli = likelihood == "bernoulli"
        self.encoder = sequence(layers[:posterior], layers[0].input)
        self.flatten = nn.Flatten()
        self.mean = nn.Linear(features, latent)
        self.log_variance = nn.Linear(features, latent)
        self.decoder = sequence(layers[posterior + 1 :], [latent])

    def encode(self, x):
        hidden = self.flatten(self.encoder(x))
        return self.mean(hidden), self.log_variance(hidden)

    def decode(self, z):
        return self.decoder(z)

    def mean_of(self, output):
        return torch.sigmoid(output) if self.is_bernoulli else output

    def loss(self, x):
        mean, log_variance = self.encode(x)
        deviation = torch.exp(0.5 * log_variance)
        output = self.decode(torch.addcmul(mean, deviation, torch.randn_like(deviation)))
        if self.is_bernoulli:
            reconstruction = functional.binary_cross_entropy_with_logits(output, x, reduction="sum")
        else:
            reconstruction = 0.5 * functional.mse_loss(output, x, reduction="sum")
        divergence = 0.5 * torch.sum(mean.square() + deviation.square() - log_variance - 1)
        return (reconstruction + divergence) / len(x)


def main():
    rows, latent, likelihood, *words = sys.argv[1:]
    start()
    layers = [Layer(words) for words in words]
    x = torch.rand(int(rows), *layers[0].input)
    take_turns(operations(Vae(layers, int(latent), likelihood), x, int(latent)))


if __name__ == "__main__":
    main()
