"""MNIST for the PyTorch peers, from its four gzipped IDX files."""

import gzip
import os

import numpy


def images(folder, name):
    """Rows of grey values in [0, 1], float32: `name` is train or t10k."""
    return read(folder, name, "images-idx3", 16).reshape(-1, 784).astype(numpy.float32) / 255


def labels(folder, name):
    return read(folder, name, "labels-idx1", 8).copy()


def read(folder, name, kind, header):
    with gzip.open(os.path.join(folder, f"{name}-{kind}-ubyte.gz"), "rb") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)
