"""Layers as a declaration writes them, and what PyTorch's modules make of them.

Between layers, as in the data, a row has its features in the order height x width x channels; modules have the channels in front.
"""
from typing import NamedTuple

import torch
import torch.nn as nn
import torch.nn.functional as F

ACTIVATIONS = {
    "identity": lambda x: x,
    "relu": F.relu,
    "leaky-relu": F.leaky_relu,
    "elu": F.elu,
    "silu": F.silu,
    "gelu": F.gelu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
}


class Shape(NamedTuple):
    """A map is what a convolution reads or gives, but for the data: dense layers have it in the order of nn.Flatten."""

    height: int
    width: int
    channels: int
    is_map: bool = False

    @property
    def size(self):
        return self.height * self.width * self.channels


def sizes(text):
    return [int(size) for size in text.split("x")]


def flat(features):
    return Shape(1, features, 1)


def shape_of_input(text):
    found = sizes(text)
    return flat(*found) if len(found) == 1 else Shape(*found, *[1] * (3 - len(found)))


def shape_of_units(text):
    """Features, positions x channels, or height x width x channels."""
    found = sizes(text)
    return flat(*found) if len(found) == 1 else Shape(found[0], found[1] if len(found) == 3 else 1, found[-1], True)


class Dense:
    """The condition stands behind what it reads."""

    def __init__(self, inputs, condition, outputs, activation="identity"):
        self.inputs, self.condition, self.outputs, self.activation = inputs, condition, outputs, activation

    def module(self):
        return nn.Linear(self.inputs.size + self.condition, self.outputs.size)

    def apply(self, module, x, condition):
        if self.inputs.is_map:
            x = x.view(-1, *self.inputs[:3]).movedim(3, 1).flatten(1)
        y = ACTIVATIONS[self.activation](module(torch.cat([x, condition], 1)))
        if self.outputs.is_map:
            height, width, channels, _ = self.outputs
            y = y.view(-1, channels, height, width).movedim(1, 3).flatten(1)
        return y

    def mirrored(self, activation):
        return Dense(self.outputs, 0, self.inputs, activation)


class Window(NamedTuple):
    """A number for each axis; a series has one, and all behind it are channels."""

    kernel: list
    stride: list
    padding: list

    def positions(self, shape):
        if len(self.kernel) == 2:
            return [shape.height, shape.width]
        return [shape.width] if shape == flat(shape.width) else [shape.height]

    def channels(self, shape):
        positions = self.positions(shape)
        return shape.size // (positions[0] * positions[-1] if len(positions) == 2 else positions[0])

    def convolved(self, positions):
        return [(size + 2 * padding - kernel) // stride + 1 for size, kernel, stride, padding in zip(positions, *self)]

    def transposed(self, positions, rest):
        return [
            (size - 1) * stride - 2 * padding + kernel + more
            for size, kernel, stride, padding, more in zip(positions, *self, rest)]


class Convolution:
    """The condition is more channels of each position."""

    def __init__(self, window, inputs, condition, outputs, activation, is_transposed):
        self.window, self.inputs, self.condition, self.outputs = window, inputs, condition, outputs
        self.activation, self.is_transposed = activation, is_transposed

    def module(self):
        channels = self.window.channels(self.inputs) + self.condition, self.window.channels(self.outputs)
        kernel, stride, padding = self.window
        axes = len(kernel)
        if not self.is_transposed:
            return (nn.Conv1d if axes == 1 else nn.Conv2d)(*channels, kernel, stride, padding)
        reached = self.window.transposed(self.window.positions(self.inputs), [0] * axes)
        rest = [size - others for size, others in zip(self.window.positions(self.outputs), reached)]
        return (nn.ConvTranspose1d if axes == 1 else nn.ConvTranspose2d)(*channels, kernel, stride, padding, rest)

    def apply(self, module, x, condition):
        positions = self.window.positions(self.inputs)
        maps = x.view(len(x), *positions, -1).movedim(-1, 1)
        of_condition = condition.view(*condition.shape, *[1] * len(positions)).expand(-1, -1, *positions)
        return ACTIVATIONS[self.activation](module(torch.cat([maps, of_condition], 1))).movedim(1, -1).flatten(1)

    def mirrored(self, activation):
        return Convolution(self.window, self.outputs, 0, self.inputs, activation, not self.is_transposed)


def convolution_of(words, inputs, condition):
    """conv 32 3x3 /2 pad 1 relu, transposed 6 5 /2 rest 1"""
    kind, channels, kernel, *others = words
    kernel = sizes(kernel)
    stride, padding, rest = [1] * len(kernel), [(size - 1) // 2 for size in kernel], [0] * len(kernel)

    def of_axes(text):
        found = sizes(text)
        return found * len(kernel) if len(found) == 1 else found

    if others and others[0].startswith("/"):
        stride = of_axes(others.pop(0)[1:])
    if others and others[0] == "pad":
        padding, others = of_axes(others[1]), others[2:]
    if others and others[0] == "rest":
        rest, others = of_axes(others[1]), others[2:]
    window = Window(kernel, stride, padding)
    positions = window.positions(inputs)
    given = window.transposed(positions, rest) if kind == "transposed" else window.convolved(positions)
    outputs = Shape(given[0], given[1] if len(given) == 2 else 1, int(channels), True)
    return Convolution(window, inputs, condition, outputs, *(others or ["identity"]), kind == "transposed")


def layer_of(text, inputs, condition):
    words = text.split()
    if words[0] in ("conv", "transposed"):
        return convolution_of(words, inputs, condition)
    return Dense(inputs, condition, shape_of_units(words[0]), *words[1:])


def chain(texts, shape, condition):
    """Layers as written; the first reads the condition too."""
    layers = []
    for text in texts:
        layers.append(layer_of(text, shape, condition))
        shape, condition = layers[-1].outputs, 0
    return layers


def mirrored(encoder, data, latent, condition):
    """From z to what the encoder's last layer gives, and from there back to the data."""
    activations = ["identity", *(layer.activation for layer in encoder)]
    first = Dense(flat(latent), condition, encoder[-1].outputs if encoder else data, activations[-1])
    return [first, *(layer.mirrored(activation) for layer, activation in zip(reversed(encoder), reversed(activations[:-1])))]
