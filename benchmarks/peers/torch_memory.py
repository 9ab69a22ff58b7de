"""Resident memory of PyTorch as it trains the variational autoencoder of torch_vae.py on the CPU.

Prints `before<TAB>after` in bytes: once PyTorch is imported, and after the training steps. Needs /proc.
"""

import os
import sys

import torch

from torch_turns import fastest_adam, start
from torch_vae import Vae


def resident_bytes():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main():
    inputs, hidden, latent, batch, steps = map(int, sys.argv[1:])
    start()
    before = resident_bytes()
    vae = Vae(inputs, hidden, latent)
    adam = fastest_adam(vae.parameters())
    x = torch.rand(batch, inputs)
    for _ in range(steps):
        adam.zero_grad(set_to_none=True)
        vae.loss(x).backward()
        adam.step()
    print(before, resident_bytes(), sep="\t")


main()
