"""What the peers in PyTorch have in common: how they take their turns and their optimizer.

Takes turns with the programs they are compared with: each line of standard input, `seconds<TAB>operation`, is answered by a line
`minimum<TAB>median`, in microseconds a call.
"""

import statistics
import sys
import time

import torch

SAMPLE_SECONDS = 1e-3


def start(threads=1):
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)


def fastest_adam(parameters):
    parameters = list(parameters)
    try:
        return torch.optim.Adam(parameters, lr=1e-3, fused=True)
    except (RuntimeError, TypeError):  # older releases fuse on GPUs only
        return torch.optim.Adam(parameters, lr=1e-3, foreach=True)


def operations(vae, x, latent):
    """A training step of a whole batch; encoding it; generating as many rows; the bound of the batch."""
    adam = fastest_adam(vae.parameters())

    def train_step():
        adam.zero_grad(set_to_none=True)
        vae.loss(x).backward()
        adam.step()

    @torch.inference_mode()
    def encode():
        vae.encode(x)

    @torch.inference_mode()
    def generate():
        vae.mean_of(vae.decode(torch.randn(len(x), latent)))

    @torch.inference_mode()
    def evaluate():
        vae.loss(x).item()

    return {"train step": train_step, "encode": encode, "generate": generate, "evaluate": evaluate}


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


def take_turns(calls):
    for line in sys.stdin:
        seconds, operation = line.rstrip("\n").split("\t")
        print(*measure(calls[operation], float(seconds)), sep="\t", flush=True)
