"""Makes the golden files beside it: what PyTorch computes, in float64, for GoldenModels.cs of TinyVae.Tests.Models.

usage: python3 make_golden.py [MODEL...]

Each file holds the declaration, the parameters, three batches with their noise and, of each step, the bound; the gradients of
the first step, before they are clipped; and the parameters after the three steps. What the models are given is exact in float32.
Without names, all are made.
"""
import json
import math
import os
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

from golden_columns import Columns, bounded
from golden_layers import Dense, chain, flat, mirrored, shape_of_input

HEADS = {
    "Bernoulli": ["logits"],
    "Gaussian": ["mean", "log_variance"],
    "UnitGaussian": ["mean"],
    "ContinuousBernoulli": ["logits"],
    "SharedGaussian": ["mean"],
    "Laplace": ["mean", "log_scale"],
    "Categorical": ["logits"],
    "Columns": ["columns"],
}

OPTIMIZERS = {
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
    "AdamW": lambda parameters: torch.optim.AdamW(parameters, lr=1e-3),
    "Sgd": lambda parameters: torch.optim.SGD(parameters, lr=1e-2, momentum=0.9),
    "RmsProp": lambda parameters: torch.optim.RMSprop(parameters),
    "Adagrad": lambda parameters: torch.optim.Adagrad(parameters),
}

# As in GoldenModels.cs, under the attribute's names; without a decoder it is the mirrored one. Tensors given as biases replace the
# random ones, and rows are those of each step.
MODELS = {
    "GoldenBernoulli": dict(input="17", encoder=["20 relu"], latent=3, likelihood="Bernoulli"),
    "GoldenGaussian": dict(input="11", encoder=["12 gelu", "9 gelu"], latent=3, likelihood="Gaussian", kl_weight=0.5),
    "GoldenUnitGaussian": dict(input="13", encoder=["10 tanh"], latent=2, likelihood="UnitGaussian", kl_weight=2.0),
    "GoldenDeep": dict(input="12", encoder=["9 silu", "7 elu", "5"], latent=1, likelihood="Bernoulli"),
    "GoldenAsymmetric": dict(
        input="10", encoder=["12 softplus"], latent=4, decoder=["11 sigmoid", "8 leaky-relu", "10"], likelihood="Gaussian"),
    "GoldenLinear": dict(input="9", encoder=[], latent=2, likelihood="UnitGaussian", kl_weight=0.125),
    "GoldenBounded": dict(
        input="6", encoder=["7 silu"], latent=2, likelihood="Gaussian",
        biases={
            "posterior.log_variance.bias": [10.75, -13.0],
            "likelihood.log_variance.bias": [11.0, 12.5, 9.75, 14.0, 10.25, 18.0],
        }),
    "GoldenContinuousBernoulli": dict(
        input="13", encoder=["12 tanh"], latent=3, likelihood="ContinuousBernoulli", kl_weight=0.5,
        biases={"likelihood.logits.bias": [0.0, 1.0, -1.5, 2.0, -2.5, 3.0, -3.5, 4.0, -5.0, 6.0, -8.0, 1.25, -0.75]}),
    "GoldenSharedGaussian": dict(
        input="11", encoder=["9 relu"], latent=2, likelihood="SharedGaussian", kl_weight=2.0,
        biases={"likelihood.log_variance": [-0.75]}),
    "GoldenLaplace": dict(
        input="9", encoder=["8 silu"], latent=2, likelihood="Laplace",
        biases={"likelihood.log_scale.bias": [0.5, -1.0, 10.5, 0.0, 1.0, 2.0, -0.5, 12.0, 0.25]}),
    "GoldenCategorical": dict(input="14", encoder=["10 gelu"], latent=3, likelihood="Categorical", categories=[3, 4, 2, 5]),
    "GoldenFullCovariance": dict(
        input="12", encoder=["10 tanh"], latent=4, likelihood="Bernoulli", posterior="FullCovariance",
        kl_weight=0.5, biases={"posterior.log_variance.bias": [0.5, -1.0, 10.5, -11.0]}),
    "GoldenAutoencoder": dict(input="10", encoder=["12 elu"], latent=3, likelihood="UnitGaussian", objective="Autoencoder"),
    "GoldenSamples": dict(input="11", encoder=["9 tanh"], latent=2, likelihood="Bernoulli", samples=3),
    "GoldenMonteCarlo": dict(
        input="10", encoder=["8 silu"], latent=3, likelihood="Gaussian", posterior="FullCovariance", samples=2,
        kl="MonteCarlo", kl_weight=0.5),
    "GoldenImportanceWeighted": dict(
        input="13", encoder=["10 tanh"], latent=3, likelihood="Bernoulli", objective="ImportanceWeighted",
        samples=5, kl_weight=0.75),
    "GoldenFreeBits": dict(
        input="10", encoder=["9 relu"], latent=4, likelihood="Bernoulli", free_bits=0.5, kl_weight=2.0,
        biases={"posterior.mean.bias": [0.0, 1.5, -0.25, -2.0], "posterior.log_variance.bias": [0.0, 0.25, -0.5, 0.0]}),
    "GoldenAdamW": dict(input="9", encoder=["8 relu"], latent=2, likelihood="Bernoulli", optimizer="AdamW"),
    "GoldenSgd": dict(input="9", encoder=["8 tanh"], latent=2, likelihood="Bernoulli", optimizer="Sgd"),
    "GoldenRmsProp": dict(input="9", encoder=["8 silu"], latent=2, likelihood="UnitGaussian", optimizer="RmsProp"),
    "GoldenAdagrad": dict(input="9", encoder=["8 gelu"], latent=2, likelihood="UnitGaussian", optimizer="Adagrad"),
    "GoldenClipped": dict(input="9", encoder=["8 tanh"], latent=2, likelihood="UnitGaussian", optimizer="Sgd", clip_norm=3.25),
    "GoldenMixture": dict(
        input="12", encoder=["9 tanh"], latent=3, likelihood="Bernoulli", prior="mixture 4", kl_weight=0.5,
        biases={"prior.logits": [0.5, -1.0, 0.0, 2.0]}),
    "GoldenMixtureWeighted": dict(
        input="10", encoder=["8 silu"], latent=2, likelihood="UnitGaussian", posterior="FullCovariance",
        objective="ImportanceWeighted", samples=4, prior="mixture 3", kl_weight=0.75,
        biases={"prior.log_variance": [[0.5, -11.0, 0.25], [-1.0, 1.5, 12.0]]}),
    "GoldenCondition": dict(
        input="11", encoder=["10 silu"], latent=3, likelihood="Gaussian", condition=6, samples=2, kl_weight=0.5),
    "GoldenConditionWeighted": dict(
        input="9", encoder=["8 tanh"], latent=2, decoder=["9"], likelihood="Bernoulli", condition=17, posterior="FullCovariance",
        objective="ImportanceWeighted", samples=3),
    "GoldenPlanarFlow": dict(
        input="12", encoder=["9 tanh"], latent=4, likelihood="Bernoulli", samples=2, flow="planar 3", kl_weight=0.5),
    "GoldenPlanarFlowWeighted": dict(
        input="10", encoder=["8 silu"], latent=3, likelihood="UnitGaussian", posterior="FullCovariance",
        objective="ImportanceWeighted", samples=4, flow="planar 2", prior="mixture 3", kl_weight=0.75,
        biases={"flow.0.u": [-3.0, 2.0, 0.5], "flow.0.w": [1.0, -0.5, 0.25]}),
    "GoldenConvolution": dict(
        input="7x6x2", encoder=["conv 5 3x3 /2 relu", "conv 4 2x3 tanh", "6 gelu"], latent=3, likelihood="Gaussian", kl_weight=0.5),
    "GoldenConvolutionKernels": dict(
        input="11x10", encoder=["conv 3 7x6 /3x2 pad 3x2 elu", "conv 2 1x4 /1x3 pad 0x2 softplus"], latent=2, likelihood="Bernoulli"),
    "GoldenConvolutionSeries": dict(
        input="19x3", encoder=["conv 6 5 /2 silu", "conv 17 4 /3 leaky-relu"], latent=2, likelihood="UnitGaussian", kl_weight=2.0),
    "GoldenConvolutionChannels": dict(
        input="3x2x2", encoder=["conv 70 2x1 tanh", "conv 1 1x2 pad 1x0", "conv 33 3x1 /2 relu"], latent=1, likelihood="Laplace"),
    "GoldenConvolutionImageAndSeries": dict(
        input="6x5", encoder=["conv 4 3x3 /2 sigmoid", "conv 6 3 relu"], latent=2, likelihood="ContinuousBernoulli"),
    "GoldenConvolutionBetween": dict(
        input="11", encoder=["4x4x2 tanh", "conv 3 3x3 /2 gelu", "5x2 relu", "conv 7 2 /3 silu"], latent=2, likelihood="SharedGaussian",
        biases={"likelihood.log_variance": [-0.75]}),
    "GoldenConvolutionUpwards": dict(
        input="3x4", encoder=["transposed 4 3x3 /2 rest 1 gelu", "conv 2 5x5 /3 tanh"], latent=2, likelihood="Gaussian",
        posterior="FullCovariance", samples=2, kl="MonteCarlo", optimizer="AdamW"),
    "GoldenConvolutionCondition": dict(
        input="5x6", encoder=["conv 4 3x2 /2x1 pad 2x0 leaky-relu"], latent=3, decoder=["3x3x4 sigmoid", "transposed 1 3x2 /2 pad 1x0"],
        likelihood="Bernoulli", condition=2, samples=2, kl_weight=0.5),
    "GoldenConvolutionCode": dict(
        input="9", encoder=["conv 2 3 /2 silu"], latent=4, decoder=["transposed 5 5 /3 rest 2 tanh", "conv 3 2 /2", "7 elu", "9"],
        likelihood="Gaussian", condition=3, optimizer="Sgd", clip_norm=3.25),
    "GoldenConvolutionWeighted": dict(
        input="4x4", encoder=["conv 3 3x3 /2 tanh"], latent=2, likelihood="UnitGaussian", objective="ImportanceWeighted", samples=3,
        flow="planar 2", prior="mixture 3", kl_weight=0.75),
    "GoldenConvolutionAlone": dict(
        input="5x4x2", encoder=["conv 16 3x3 /2 relu", "conv 5 2x2 tanh"], latent=2, likelihood="Gaussian", rows=[1, 1, 1]),
    "GoldenConvolutionSeriesAlone": dict(
        input="12x3", encoder=["conv 16 4 /3 pad 0 silu", "conv 16 1 relu"], latent=2, likelihood="Bernoulli", rows=[1, 1, 1]),
    "GoldenColumns": dict(
        input="", encoder=["10 tanh"], latent=2, likelihood="Columns", kl_weight=0.5,
        columns=["real 2", "positive", "count", "poisson", "binary", "category 3", "student-t", "count"]),
}

ROWS = [7, 7, 3]

# Rows that columns are scaled by.
FITTED = 20


class Mixture(nn.Module):
    """A mixture of Gaussians as the prior; a component's mean is a column, as the inputs of a weight are."""

    def __init__(self, components, latent):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(components))
        self.mean = nn.Parameter(torch.randn(latent, components))
        self.log_variance = nn.Parameter(0.5 * torch.randn(latent, components))

    def log_prob(self, z):
        normal = torch.distributions.Normal(self.mean.t(), torch.exp(bounded(self.log_variance.t()) / 2))
        return torch.distributions.MixtureSameFamily(
            torch.distributions.Categorical(logits=self.logits), torch.distributions.Independent(normal, 1)).log_prob(z)


class PlanarStep(nn.Module):
    """z + u_hat * tanh(w.z + b), and the logarithm of the determinant of its Jacobian."""

    def __init__(self, latent):
        super().__init__()
        self.u = nn.Parameter(torch.randn(latent))
        self.w = nn.Parameter(torch.randn(latent))
        self.b = nn.Parameter(torch.randn(1))

    def forward(self, z):
        product = self.w @ self.u
        shift = self.u + (F.softplus(product) - 1 - product) * self.w / (self.w @ self.w)
        tanh = torch.tanh(z @ self.w + self.b)
        log_determinant = torch.log(torch.abs(1 + (1 - tanh ** 2) * (shift @ self.w)))
        return z + tanh.unsqueeze(-1) * shift, log_determinant


def flow_of(declaration, latent):
    if not declaration:
        return nn.ModuleList()
    kind, steps = declaration.split(" ")
    assert kind == "planar"
    return nn.ModuleList(PlanarStep(latent) for _ in range(int(steps)))


class StandardNormal:
    """The prior where none is learned."""

    @staticmethod
    def log_prob(z):
        return torch.distributions.Normal(torch.zeros_like(z), 1.0).log_prob(z).sum(-1)


def prior_of(declaration, latent):
    if not declaration:
        return StandardNormal()
    kind, components = declaration.split(" ")
    assert kind == "mixture"
    return Mixture(int(components), latent)


class Vae(nn.Module):
    """Modules named so that the state dict has the names of the safetensors files."""

    def __init__(self, input, encoder, latent, likelihood, decoder=None, posterior="Diagonal", objective="Elbo", samples=1,
                 kl="Analytic", free_bits=0.0, categories=(), flow=None, prior=None, condition=0, columns=None):
        super().__init__()
        self.likelihood_name, self.objective, self.samples, self.kl = likelihood, objective, samples, kl
        self.free_bits, self.categories = free_bits, list(categories)
        self.columns = Columns(columns) if columns else None
        data = flat(sum(self.columns.features)) if columns else shape_of_input(input)
        given = flat(sum(self.columns.parameters)) if columns else data
        self.input = len(self.columns.columns) if columns else data.size
        self.is_point = objective == "Autoencoder"
        heads = {"mean": latent}
        if not self.is_point:
            heads["log_variance"] = latent
        if posterior == "FullCovariance":
            heads["lower"] = latent * (latent - 1) // 2
        self.encoder_layers = chain(encoder, data, condition)
        self.encoder = nn.ModuleList(layer.module() for layer in self.encoder_layers)
        self.flow = flow_of(flow, latent)
        self.prior = prior_of(prior, latent)
        read, left = (self.encoder_layers[-1].outputs, 0) if encoder else (data, condition)
        self.posterior_layers = {name: Dense(read, left, flat(units)) for name, units in heads.items()}
        self.posterior = nn.ModuleDict({name: layer.module() for name, layer in self.posterior_layers.items()})
        *self.decoder_layers, self.likelihood_layer = (
            chain(decoder, flat(latent), condition) if decoder else mirrored(self.encoder_layers, data, latent, condition))
        self.likelihood_layer.outputs = given
        self.decoder = nn.ModuleList(layer.module() for layer in self.decoder_layers)
        self.likelihood = nn.ModuleDict({name: self.likelihood_layer.module() for name in HEADS[likelihood]})
        if likelihood == "SharedGaussian":
            self.likelihood.register_parameter("log_variance", nn.Parameter(torch.zeros(1)))

    @staticmethod
    def through(layers, modules, x, condition):
        """What the last layer gives, and the condition that is left to read: the first layer reads it."""
        for layer, module in zip(layers, modules):
            x, condition = layer.apply(module, x, condition), condition[:, :0]
        return x, condition

    def encode(self, rows):
        """The posterior of each row, None where it is a point; and a function of noise that draws z, [rows, samples, latent]."""
        x, condition = rows.tensor_split([self.input], 1)
        h = self.through(self.encoder_layers, self.encoder, self.columns.read(x) if self.columns else x, condition)
        heads = {name: layer.apply(self.posterior[name], *h) for name, layer in self.posterior_layers.items()}
        mean = heads["mean"]
        if self.is_point:
            return None, lambda noise: mean.unsqueeze(1)
        log_variance = bounded(heads["log_variance"])
        if "lower" not in heads:
            posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
            return posterior, lambda noise: mean.unsqueeze(1) + torch.exp(log_variance / 2).unsqueeze(1) * noise
        factor = torch.diag_embed(torch.exp(log_variance / 2))
        rows, columns = torch.tril_indices(mean.shape[1], mean.shape[1], -1)
        factor[:, rows, columns] = heads["lower"]
        posterior = torch.distributions.MultivariateNormal(mean, scale_tril=factor)
        return posterior, lambda noise: mean.unsqueeze(1) + noise @ factor.transpose(1, 2)

    def log_likelihood(self, z, condition, x):
        """log p(x|z) of every draw, its features summed."""
        h = self.through(self.decoder_layers, self.decoder, z, condition)
        heads = {name: self.likelihood_layer.apply(head, *h) for name, head in self.likelihood.items()}
        if self.columns:
            return self.columns.log_prob(heads["columns"], x)
        if self.likelihood_name == "Bernoulli":
            return -F.binary_cross_entropy_with_logits(heads["logits"], x, reduction="none").sum(1)
        if self.likelihood_name == "Categorical":
            groups = zip(heads["logits"].split(self.categories, 1), x.split(self.categories, 1))
            return sum(torch.distributions.OneHotCategorical(logits=logits).log_prob(group) for logits, group in groups)
        if self.likelihood_name == "ContinuousBernoulli":
            distribution = torch.distributions.ContinuousBernoulli(logits=heads["logits"])
        elif self.likelihood_name == "Laplace":
            distribution = torch.distributions.Laplace(heads["mean"], torch.exp(bounded(heads["log_scale"])))
        elif self.likelihood_name == "Gaussian":
            distribution = torch.distributions.Normal(heads["mean"], torch.exp(bounded(heads["log_variance"]) / 2))
        elif self.likelihood_name == "SharedGaussian":
            distribution = torch.distributions.Normal(heads["mean"], torch.exp(bounded(self.likelihood.log_variance) / 2))
        else:
            distribution = torch.distributions.Normal(heads["mean"], 1.0)
        return distribution.log_prob(x).sum(1)

    def bound(self, rows, noise, kl_weight):
        """Reconstruction, divergence and loss; sums over features and latents, means over draws and rows. A row is [x | condition]."""
        posterior, draw = self.encode(rows)
        drawn = draw(noise.view(len(rows), self.samples, -1))
        z, log_determinant = self.through_flow(drawn)
        x, condition = rows.repeat_interleave(self.samples, 0).tensor_split([self.input], 1)
        log_likelihood = self.log_likelihood(z.flatten(0, 1), condition, x).view(len(rows), self.samples)
        reconstruction = log_likelihood.mean()
        if self.is_point:
            return reconstruction, torch.zeros(()), -reconstruction
        if self.objective == "ImportanceWeighted":
            log_ratio = self.log_ratio(posterior, drawn)
            value = (torch.logsumexp(log_likelihood - kl_weight * log_ratio, 1) - math.log(self.samples)).mean()
            return value + kl_weight * log_ratio.mean(), log_ratio.mean(), -value
        if self.kl == "MonteCarlo":
            divergence = self.log_ratio(posterior, drawn).mean()
        else:
            # Before the flow and against N(0, I) in closed form, and the rest by the draws.
            rest = StandardNormal.log_prob(drawn) - log_determinant - self.prior.log_prob(z)
            divergence = self.divergences(posterior).sum(1).mean() + rest.mean()
        penalty = divergence
        if self.free_bits > 0:
            penalty = torch.clamp(self.divergences(posterior).mean(0), min=self.free_bits).sum()
        return reconstruction, divergence, kl_weight * penalty - reconstruction

    @staticmethod
    def divergences(posterior):
        """The divergence of each row and latent unit; one column for all units where they are not independent."""
        zero = torch.zeros_like(posterior.mean)
        if isinstance(posterior, torch.distributions.MultivariateNormal):
            prior = torch.distributions.MultivariateNormal(zero, scale_tril=torch.eye(zero.shape[1], dtype=zero.dtype))
            return torch.distributions.kl_divergence(posterior, prior).unsqueeze(1)
        return torch.distributions.kl_divergence(posterior, torch.distributions.Normal(zero, 1.0))

    def through_flow(self, z):
        log_determinant = torch.zeros(z.shape[:-1], dtype=z.dtype)
        for step in self.flow:
            z, of_step = step(z)
            log_determinant = log_determinant + of_step
        return z, log_determinant

    def log_ratio(self, posterior, drawn):
        """log q(z|x) - log p(z) of every draw, [rows, samples]."""
        log_posterior = posterior.log_prob(drawn.transpose(0, 1))
        if log_posterior.dim() == 3:
            log_posterior = log_posterior.sum(2)
        z, log_determinant = self.through_flow(drawn)
        return log_posterior.t() - log_determinant - self.prior.log_prob(z)


def exact(tensor):
    """Rounded to float32, so that both sides compute with the same numbers."""
    return tensor.to(torch.float32).to(torch.float64)


def written(tensor):
    return tensor.detach().flatten().tolist()


def tensors(named):
    return {name: written(value) for name, value in named}


def draw_batch(rows, model, likelihood, condition):
    features = model.columns.draw(rows, exact) if model.columns else draw_features(rows, model.input, likelihood, model.categories)
    return torch.cat([features, exact(torch.randn(rows, condition, dtype=torch.float64))], 1) if condition else features


def draw_features(rows, input, likelihood, categories):
    if likelihood == "Categorical":
        groups = [F.one_hot(torch.randint(size, (rows,)), size) for size in categories]
        return torch.cat(groups, 1).to(torch.float64)
    draw = torch.rand if likelihood in ("Bernoulli", "ContinuousBernoulli") else torch.randn
    return exact(draw(rows, input, dtype=torch.float64))


def camel_case(name):
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def make(name, seed, input, encoder, latent, likelihood, kl_weight=1.0, biases=None, optimizer=None, clip_norm=None, rows=ROWS, **options):
    torch.manual_seed(seed)
    model = Vae(input, encoder, latent, likelihood, **options).to(torch.float64)
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            parameter.copy_(exact(parameter))
            if key in (biases or {}):
                parameter.copy_(torch.tensor(biases[key], dtype=torch.float64))
    if optimizer:
        options["optimizer"] = optimizer
    if clip_norm:
        options["clip_norm"] = clip_norm
    golden = dict(
        input=input, encoder=encoder, latent=latent, likelihood=likelihood, klWeight=kl_weight,
        **{camel_case(key): value for key, value in options.items()},
        parameters=tensors(model.named_parameters()), steps=[])
    if model.columns:
        fitted = model.columns.draw(FITTED, exact)
        model.columns.fit(fitted, exact)
        golden["fitted"] = written(fitted)
    update = OPTIMIZERS[optimizer or "Adam"](model.parameters())
    for step, count in enumerate(rows):
        batch = draw_batch(count, model, likelihood, options.get("condition", 0))
        noise = exact(torch.randn(count * model.samples, latent, dtype=torch.float64))
        reconstruction, divergence, loss = model.bound(batch, noise, kl_weight)
        update.zero_grad()
        loss.backward()
        if step == 0:
            golden["gradients"] = tensors((key, parameter.grad) for key, parameter in model.named_parameters())
        if clip_norm:
            norm = nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
            print(f"{name}: the gradients' norm is {norm:.3g} in step {step}")
        update.step()
        golden["steps"].append(dict(
            batch=written(batch), noise=[] if model.is_point else written(noise), reconstruction=reconstruction.item(),
            divergence=divergence.item()))
    golden["trained"] = tensors(model.named_parameters())
    assert all(math.isfinite(step["reconstruction"]) for step in golden["steps"])
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".json")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")
    print(f"{path}: {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    unknown = set(sys.argv[1:]) - set(MODELS)
    if unknown:
        sys.exit(f"no such model: {', '.join(sorted(unknown))}")
    for number, (model_name, declaration) in enumerate(MODELS.items()):
        if model_name in sys.argv[1:] or len(sys.argv) == 1:
            make(model_name, 100 + number, **declaration)
