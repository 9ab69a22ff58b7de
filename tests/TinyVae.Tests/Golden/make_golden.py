"""Makes the golden files beside it: what PyTorch computes, in float64, for the models that GoldenModels.cs declares.

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

HEADS = {
    "Bernoulli": ["logits"],
    "Gaussian": ["mean", "log_variance"],
    "UnitGaussian": ["mean"],
    "ContinuousBernoulli": ["logits"],
    "SharedGaussian": ["mean"],
    "Laplace": ["mean", "log_scale"],
    "Categorical": ["logits"],
}

OPTIMIZERS = {
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=1e-3),
    "AdamW": lambda parameters: torch.optim.AdamW(parameters, lr=1e-3),
    "Sgd": lambda parameters: torch.optim.SGD(parameters, lr=1e-2, momentum=0.9),
    "RmsProp": lambda parameters: torch.optim.RMSprop(parameters),
    "Adagrad": lambda parameters: torch.optim.Adagrad(parameters),
}

# As in GoldenModels.cs, under the attribute's names; the decoder's last layer is not written. Tensors given as biases replace the
# random ones.
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
    "GoldenContinuousBernoulli": dict(
        input=13, encoder=["12 tanh"], latent=3, decoder=["12 tanh"], likelihood="ContinuousBernoulli", kl_weight=0.5,
        biases={"likelihood.logits.bias": [0.0, 1.0, -1.5, 2.0, -2.5, 3.0, -3.5, 4.0, -5.0, 6.0, -8.0, 1.25, -0.75]}),
    "GoldenSharedGaussian": dict(
        input=11, encoder=["9 relu"], latent=2, decoder=["9 relu"], likelihood="SharedGaussian", kl_weight=2.0,
        biases={"likelihood.log_variance": [-0.75]}),
    "GoldenLaplace": dict(
        input=9, encoder=["8 silu"], latent=2, decoder=["8 silu"], likelihood="Laplace",
        biases={"likelihood.log_scale.bias": [0.5, -1.0, 10.5, 0.0, 1.0, 2.0, -0.5, 12.0, 0.25]}),
    "GoldenCategorical": dict(
        input=14, encoder=["10 gelu"], latent=3, decoder=["10 gelu"], likelihood="Categorical", categories=[3, 4, 2, 5]),
    "GoldenFullCovariance": dict(
        input=12, encoder=["10 tanh"], latent=4, decoder=["10 tanh"], likelihood="Bernoulli", posterior="FullCovariance",
        kl_weight=0.5, biases={"posterior.log_variance.bias": [0.5, -1.0, 10.5, -11.0]}),
    "GoldenAutoencoder": dict(
        input=10, encoder=["12 elu"], latent=3, decoder=["12 elu"], likelihood="UnitGaussian", objective="Autoencoder"),
    "GoldenSamples": dict(input=11, encoder=["9 tanh"], latent=2, decoder=["9 tanh"], likelihood="Bernoulli", samples=3),
    "GoldenMonteCarlo": dict(
        input=10, encoder=["8 silu"], latent=3, decoder=["8 silu"], likelihood="Gaussian", posterior="FullCovariance", samples=2,
        kl="MonteCarlo", kl_weight=0.5),
    "GoldenImportanceWeighted": dict(
        input=13, encoder=["10 tanh"], latent=3, decoder=["10 tanh"], likelihood="Bernoulli", objective="ImportanceWeighted",
        samples=5, kl_weight=0.75),
    "GoldenFreeBits": dict(
        input=10, encoder=["9 relu"], latent=4, decoder=["9 relu"], likelihood="Bernoulli", free_bits=0.5, kl_weight=2.0,
        biases={"posterior.mean.bias": [0.0, 1.5, -0.25, -2.0], "posterior.log_variance.bias": [0.0, 0.25, -0.5, 0.0]}),
    "GoldenAdamW": dict(
        input=9, encoder=["8 relu"], latent=2, decoder=["8 relu"], likelihood="Bernoulli", optimizer="AdamW"),
    "GoldenSgd": dict(input=9, encoder=["8 tanh"], latent=2, decoder=["8 tanh"], likelihood="Bernoulli", optimizer="Sgd"),
    "GoldenRmsProp": dict(
        input=9, encoder=["8 silu"], latent=2, decoder=["8 silu"], likelihood="UnitGaussian", optimizer="RmsProp"),
    "GoldenAdagrad": dict(
        input=9, encoder=["8 gelu"], latent=2, decoder=["8 gelu"], likelihood="UnitGaussian", optimizer="Adagrad"),
    "GoldenClipped": dict(
        input=9, encoder=["8 tanh"], latent=2, decoder=["8 tanh"], likelihood="UnitGaussian", optimizer="Sgd", clip_norm=3.25),
    "GoldenMixture": dict(
        input=12, encoder=["9 tanh"], latent=3, decoder=["9 tanh"], likelihood="Bernoulli", prior="mixture 4", kl_weight=0.5,
        biases={"prior.logits": [0.5, -1.0, 0.0, 2.0]}),
    "GoldenMixtureWeighted": dict(
        input=10, encoder=["8 silu"], latent=2, decoder=["8 silu"], likelihood="UnitGaussian", posterior="FullCovariance",
        objective="ImportanceWeighted", samples=4, prior="mixture 3", kl_weight=0.75,
        biases={"prior.log_variance": [[0.5, -11.0, 0.25], [-1.0, 1.5, 12.0]]}),
    "GoldenCondition": dict(
        input=11, encoder=["10 silu"], latent=3, decoder=["10 silu"], likelihood="Gaussian", condition=6, samples=2, kl_weight=0.5),
    "GoldenConditionWeighted": dict(
        input=9, encoder=["8 tanh"], latent=2, decoder=[], likelihood="Bernoulli", condition=17, posterior="FullCovariance",
        objective="ImportanceWeighted", samples=3),
    "GoldenPlanarFlow": dict(
        input=12, encoder=["9 tanh"], latent=4, decoder=["9 tanh"], likelihood="Bernoulli", samples=2, flow="planar 3", kl_weight=0.5),
    "GoldenPlanarFlowWeighted": dict(
        input=10, encoder=["8 silu"], latent=3, decoder=["8 silu"], likelihood="UnitGaussian", posterior="FullCovariance",
        objective="ImportanceWeighted", samples=4, flow="planar 2", prior="mixture 3", kl_weight=0.75,
        biases={"flow.0.u": [-3.0, 2.0, 0.5], "flow.0.w": [1.0, -0.5, 0.25]}),
}

ROWS = [7, 7, 3]


def bounded(raw):
    """The log-variance: the raw value within +-10, beyond that approaching +-20."""
    excess = torch.clamp(raw.abs() - 10, min=0)
    return torch.sign(raw) * (torch.clamp(raw.abs(), max=10) + 10 * excess / (10 + excess))


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

    def __init__(self, input, encoder, latent, decoder, likelihood, posterior="Diagonal", objective="Elbo", samples=1,
                 kl="Analytic", free_bits=0.0, categories=(), flow=None, prior=None, condition=0):
        super().__init__()
        self.likelihood_name, self.objective, self.samples, self.kl = likelihood, objective, samples, kl
        self.free_bits, self.categories = free_bits, list(categories)
        self.input = input
        self.is_point = objective == "Autoencoder"
        heads = {"mean": latent}
        if not self.is_point:
            heads["log_variance"] = latent
        if posterior == "FullCovariance":
            heads["lower"] = latent * (latent - 1) // 2
        self.encoder, self.encoder_activations, width = self.hidden(input + condition, encoder)
        self.flow = flow_of(flow, latent)
        self.prior = prior_of(prior, latent)
        self.posterior = nn.ModuleDict({name: nn.Linear(width, units) for name, units in heads.items()})
        self.decoder, self.decoder_activations, width = self.hidden(latent + condition, decoder)
        self.likelihood = nn.ModuleDict({name: nn.Linear(width, input) for name in HEADS[likelihood]})
        if likelihood == "SharedGaussian":
            self.likelihood.register_parameter("log_variance", nn.Parameter(torch.zeros(1)))

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

    def encode(self, x):
        """The posterior of each row, None where it is a point; and a function of noise that draws z, [rows, samples, latent]."""
        h = self.through(self.encoder, self.encoder_activations, x)
        mean = self.posterior["mean"](h)
        if self.is_point:
            return None, lambda noise: mean.unsqueeze(1)
        log_variance = bounded(self.posterior["log_variance"](h))
        if "lower" not in self.posterior:
            posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
            return posterior, lambda noise: mean.unsqueeze(1) + torch.exp(log_variance / 2).unsqueeze(1) * noise
        factor = torch.diag_embed(torch.exp(log_variance / 2))
        rows, columns = torch.tril_indices(mean.shape[1], mean.shape[1], -1)
        factor[:, rows, columns] = self.posterior["lower"](h)
        posterior = torch.distributions.MultivariateNormal(mean, scale_tril=factor)
        return posterior, lambda noise: mean.unsqueeze(1) + noise @ factor.transpose(1, 2)

    def log_likelihood(self, z, x):
        """log p(x|z) of every draw, its features summed."""
        h = self.through(self.decoder, self.decoder_activations, z)
        heads = {name: head(h) for name, head in self.likelihood.items()}
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
        log_likelihood = self.log_likelihood(torch.cat([z.flatten(0, 1), condition], 1), x).view(len(rows), self.samples)
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


def draw_batch(rows, input, likelihood, categories, condition):
    features = draw_features(rows, input, likelihood, categories)
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


def make(name, seed, input, encoder, latent, decoder, likelihood, kl_weight=1.0, biases=None, optimizer=None, clip_norm=None,
         **options):
    torch.manual_seed(seed)
    model = Vae(input, encoder, latent, decoder, likelihood, **options).to(torch.float64)
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
        input=input, encoder=encoder, latent=latent, decoder=decoder, likelihood=likelihood, klWeight=kl_weight,
        **{camel_case(key): value for key, value in options.items()},
        parameters=tensors(model.named_parameters()), steps=[])
    update = OPTIMIZERS[optimizer or "Adam"](model.parameters())
    for step, rows in enumerate(ROWS):
        batch = draw_batch(rows, input, likelihood, model.categories, options.get("condition", 0))
        noise = exact(torch.randn(rows * model.samples, latent, dtype=torch.float64))
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
            batch=written(batch), noise=[] if model.is_point else written(noise), reconstruction=reconstruction.item(), divergence=divergence.item()))
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
