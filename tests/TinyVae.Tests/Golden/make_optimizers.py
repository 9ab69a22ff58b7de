"""Makes Optimizers.json beside it: what torch.optim and torch.nn.utils.clip_grad_norm_ compute in float64.

usage: python3 make_optimizers.py

The file holds the parameters of all runs before their first step and the gradients of each step, exact in float32; of each run the
optimizer, its settings and the parameters after every step; and gradients before and after clipping.
"""
import json
import os

import torch

PARAMETERS = 48
STEPS = 6

# TinyVae's name of the optimizer, PyTorch's, and settings; the first run of each has PyTorch's defaults, but for SGD, which has no rate.
RUNS = [
    ("Adam", torch.optim.Adam, {}),
    ("Adam", torch.optim.Adam, dict(lr=0.0625, betas=(0.5, 0.75), eps=0.015625)),
    ("AdamW", torch.optim.AdamW, {}),
    ("AdamW", torch.optim.AdamW, dict(lr=0.0625, betas=(0.75, 0.5), eps=0.015625, weight_decay=0.25)),
    ("Sgd", torch.optim.SGD, dict(lr=0.01, momentum=0.9)),
    ("Sgd", torch.optim.SGD, dict(lr=0.125)),
    ("Sgd", torch.optim.SGD, dict(lr=0.125, momentum=0.5)),
    ("RmsProp", torch.optim.RMSprop, {}),
    ("RmsProp", torch.optim.RMSprop, dict(lr=0.0625, alpha=0.75, eps=0.015625)),
    ("Adagrad", torch.optim.Adagrad, {}),
    ("Adagrad", torch.optim.Adagrad, dict(lr=0.25, eps=0.015625)),
]

# The largest norm allowed, and what the gradients of a step are multiplied by before.
CLIPPINGS = [(1.0, 1.0), (100.0, 1.0), (0.5, 1e-3), (1e-4, 1e-7), (2.0, 1e12)]


def settings_of(optimizer):
    """What PyTorch used, under TinyVae's names."""
    found = optimizer.defaults
    beta1, beta2 = found.get("betas", (0, 0))
    return dict(
        learningRate=found["lr"], beta1=beta1, beta2=beta2, epsilon=found.get("eps", 0), weightDecay=found["weight_decay"],
        momentum=found.get("momentum", 0), decay=found.get("alpha", 0))


def run(name, optimizer, settings, parameters, gradients):
    """The settings, and the parameters after each step."""
    tensor = torch.nn.Parameter(parameters.clone())
    instance = optimizer([tensor], **settings)
    trained = []
    for gradient in gradients:
        tensor.grad = gradient.clone()
        instance.step()
        trained.append(tensor.tolist())
    return dict(optimizer=name, settings=settings_of(instance), trained=trained)


def clipped(gradient, largest, scale):
    """Gradients, in two tensors, before and after clipping by their common norm."""
    scaled = (gradient * scale).float().double()
    tensors = [torch.nn.Parameter(torch.zeros(PARAMETERS // 2, dtype=torch.float64)) for _ in range(2)]
    for tensor, part in zip(tensors, scaled.split(PARAMETERS // 2)):
        tensor.grad = part.clone()
    norm = torch.nn.utils.clip_grad_norm_(tensors, largest)
    return dict(
        largestNorm=largest, gradients=scaled.tolist(), norm=norm.item(), clipped=torch.cat([tensor.grad for tensor in tensors]).tolist())


def main():
    torch.manual_seed(1)
    parameters = torch.randn(PARAMETERS).double()
    gradients = [torch.randn(PARAMETERS).double() for _ in range(STEPS)]
    gradients[1][:5] = 0
    content = dict(
        parameters=parameters.tolist(),
        gradients=[gradient.tolist() for gradient in gradients],
        runs=[run(*declared, parameters, gradients) for declared in RUNS],
        clippings=[clipped(gradients[0], largest, scale) for largest, scale in CLIPPINGS])
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Optimizers.json"), "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
