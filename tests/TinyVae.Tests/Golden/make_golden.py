"""Makes the golden files beside it: what PyTorch computes, in float64, for the models that GoldenModels.cs declares.

usage: python3 make_golden.py

Each file holds the declaration, the parameters, three batches with their noise and, of each step, the bound; the gradients of
the first step; and the parameters after the three Adam steps. What the models are given is exact in float32.
"""
import json
import math
import os

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

HEADS = {"Bernoulli": ["logits"], "Gaussian": ["mean", "log_variance"], "UnitGaussian": ["mean"]}

# As in GoldenModels.cs; the decoder's last layer is not written. Biases given here replace the random ones.
MODELS = {
    "GoldenBernoulli": dict(input=17, encoder=["20 relu"], latent=3, decoder=["20 relu"], likelihood="Bernoulli"),
    "GoldenGaussian": dict(
        input=11, encoder=["12 gelu", "9 gelu"], latent=3, decoder=["9 gelu", "12 gelu"], likelihood="Gaussian", kl_weight=0.5),
    "GoldenUnitGaussian": dict(
        input=13, encoder=["10 tanh"], latent=2, decoder=["10 tanh"], likelihood="UnitGaussian", kl_weight=2.0),
    "GoldenDeep": dict(
        input=12, encoder=["9 silu", "7 elu", "5"], latent=1, decoder=["5", "7 elu", "9 silu"], likelihood="Bernoulli"),
    "GoldenAsymmetric": dict(
        input=10, encoder=["12 softplus"], latent=4, decoder=["11 sigmoid", "8 leaky-relu"], likelihood="Gaussian"),
    "GoldenLinear": dict(input=9, encoder=[], latent=2, decoder=[], likelihood="UnitGaussian", kl_weight=0.125),
    "GoldenBounded": dict(
        input=6, encoder=["7 silu"], latent=2, decoder=["7 silu"], likelihood="Gaussian",
        biases={
            "posterior.log_variance.bias": [10.75, -13.0],
            "likelihood.log_variance.bias": [11.0, 12.5, 9.75, 14.0, 10.25, 18.0],
        }),
}

ROWS = [7, 7, 3]


def bounded(raw):
    """The log-variance: the raw value within +-10, beyond that approaching +-20."""
    excess = torch.clamp(raw.abs() - 10, min=0)
    return torch.sign(raw) * (torch.clamp(raw.abs(), max=10) + 10 * excess / (10 + excess))


class Vae(nn.Module):
    """Modules named so that the state dict has the names of the safetensors files."""

    def __init__(self, input, encoder, latent, decoder, likelihood):
        super().__init__()
        self.likelihood_name = likelihood
        self.encoder, self.encoder_activations, width = self.hidden(input, encoder)
        self.posterior = nn.ModuleDict({name: nn.Linear(width, latent) for name in ("mean", "log_variance")})
        self.decoder, self.decoder_activations, width = self.hidden(latent, decoder)
        self.likelihood = nn.ModuleDict({name: nn.Linear(width, input) for name in HEADS[likelihood]})

    @staticmethod
    def hidden(width, layers):
        modules, activations = nn.ModuleList(), []
        for layer in layers:
            units, _, activation = layer.partition(" ")
            modules.append(nn.Linear(width, int(units)))
            activations.append(ACTIVATIONS[activation or "identity"])
            width = int(units)
        return modules, activations, width

    @staticmethod
    def through(modules, activations, x):
        for module, activation in zip(modules, activations):
            x = activation(module(x))
        return x

    def bound(self, x, noise):
        """Reconstruction and divergence, summed over features and latents, averaged over the rows."""
        h = self.through(self.encoder, self.encoder_activations, x)
        mean, log_variance = self.posterior["mean"](h), bounded(self.posterior["log_variance"](h))
        z = mean + torch.exp(log_variance / 2) * noise
        h = self.through(self.decoder, self.decoder_activations, z)
        if self.likelihood_name == "Bernoulli":
            log_density = -F.binary_cross_entropy_with_logits(self.likelihood["logits"](h), x, reduction="none")
        elif self.likelihood_name == "Gaussian":
            deviation = torch.exp(bounded(self.likelihood["log_variance"](h)) / 2)
            log_density = torch.distributions.Normal(self.likelihood["mean"](h), deviation).log_prob(x)
        else:
            log_density = torch.distributions.Normal(self.likelihood["mean"](h), 1.0).log_prob(x)
        posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
        divergence = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0))
        return log_density.sum(1).mean(), divergence.sum(1).mean()


def exact(tensor):
    """Rounded to float32, so that both sides compute with the same numbers."""
    return tensor.to(torch.float32).to(torch.float64)


def written(tensor):
    return tensor.detach().flatten().tolist()


def tensors(named):
    return {name: written(value) for name, value in named}


def make(name, seed, input, encoder, latent, decoder, likelihood, kl_weight=1.0, biases=None):
    torch.manual_seed(seed)
    model = Vae(input, encoder, latent, decoder, likelihood).to(torch.float64)
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            parameter.copy_(exact(parameter))
            if key in (biases or {}):
                parameter.copy_(torch.tensor(biases[key], dtype=torch.float64))
    golden = dict(
        input=input, encoder=encoder, latent=latent, decoder=decoder, likelihood=likelihood, klWeight=kl_weight,
        parameters=tensors(model.named_parameters()), steps=[])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for step, rows in enumerate(ROWS):
        draw = torch.rand if likelihood == "Bernoulli" else torch.randn
        batch, noise = exact(draw(rows, input, dtype=torch.float64)), exact(torch.randn(rows, latent, dtype=torch.float64))
        reconstruction, divergence = model.bound(batch, noise)
        optimizer.zero_grad()
        (kl_weight * divergence - reconstruction).backward()
        if step == 0:
            golden["gradients"] = tensors((key, parameter.grad) for key, parameter in model.named_parameters())
        optimizer.step()
        golden["steps"].append(dict(
            batch=written(batch), noise=written(noise), reconstruction=reconstruction.item(), divergence=divergence.item()))
    golden["trained"] = tensors(model.named_parameters())
    assert all(math.isfinite(step["reconstruction"]) for step in golden["steps"])
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".json")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")
    print(f"{path}: {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    for number, (model_name, declaration) in enumerate(MODELS.items()):
        make(model_name, 100 + number, **declaration)
