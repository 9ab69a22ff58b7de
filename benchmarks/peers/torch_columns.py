"""A variational autoencoder of mixed columns in PyTorch, as people write it, on the CPU: one likelihood of torch.distributions a kind.

Its arguments are rows of a step, hidden units and units of z. The columns are those of PumpReading: three real, one of them missing here
and there, two positive, one heavy-tailed, two counts, two flags, one of five categories, one of four in an order. What the encoder reads
is made before the clock runs. Takes turns as torch_turns.py says. The work is the same as TinyVae's: analytic KL divergence, loss
averaged over the batch, Adam.
"""

import sys

import torch
from torch import nn
from torch.distributions import Bernoulli, Categorical, LogNormal, NegativeBinomial, Normal, StudentT
from torch.nn import functional

from torch_turns import operations, start, take_turns

REALS, POSITIVES, TAILS, COUNTS, FLAGS, CATEGORIES, GRADES = 3, 2, 1, 2, 2, 5, 4
SIZES = [REALS, REALS, POSITIVES, POSITIVES, TAILS, TAILS, TAILS, COUNTS, COUNTS, FLAGS, CATEGORIES, GRADES - 1]


class Vae(nn.Module):
    def __init__(self, features, hidden, latent):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(features, hidden), nn.SiLU())
        self.mean = nn.Linear(hidden, latent)
        self.log_variance = nn.Linear(hidden, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, hidden), nn.SiLU(), nn.Linear(hidden, sum(SIZES)))

    def encode(self, batch):
        hidden = self.encoder(batch["features"])
        return self.mean(hidden), self.log_variance(hidden)

    def decode(self, z):
        return self.decoder(z)

    def mean_of(self, output):
        return output

    def log_density(self, output, batch):
        (mean, spread, log_mean, log_spread, location, scale, freedom, log_count, log_size, flags, category, grade) = torch.split(
            output, SIZES, dim=1
        )
        total = (Normal(mean, torch.exp(0.5 * spread)).log_prob(batch["reals"]) * batch["observed"]).sum()
        total = total + LogNormal(log_mean, torch.exp(0.5 * log_spread)).log_prob(batch["positives"]).sum()
        total = total + StudentT(1 + 100 * torch.sigmoid(freedom - 3), location, torch.exp(0.5 * scale)).log_prob(batch["tails"]).sum()
        total = total + NegativeBinomial(torch.exp(log_size), logits=log_count - log_size).log_prob(batch["counts"]).sum()
        total = total + Bernoulli(logits=flags).log_prob(batch["flags"]).sum()
        total = total + Categorical(logits=category).log_prob(batch["category"]).sum()
        thresholds = torch.cumsum(torch.cat([grade[:, :1], functional.softplus(grade[:, 1:])], dim=1), dim=1)
        below = functional.pad(torch.sigmoid(thresholds), (1, 1), value=0.0)
        below[:, -1] = 1.0
        probabilities = below[:, 1:] - below[:, :-1]
        return total + torch.log(probabilities.gather(1, batch["grade"][:, None])).sum()

    def loss(self, batch):
        mean, log_variance = self.encode(batch)
        deviation = torch.exp(0.5 * log_variance)
        output = self.decode(torch.addcmul(mean, deviation, torch.randn_like(deviation)))
        divergence = 0.5 * torch.sum(mean.square() + deviation.square() - log_variance - 1)
        return (divergence - self.log_density(output, batch)) / len(mean)


class Batch(dict):
    def __len__(self):
        return len(self["features"])


def main():
    rows, hidden, latent = (int(argument) for argument in sys.argv[1:])
    start()
    torch.distributions.Distribution.set_default_validate_args(False)
    batch = Batch(
        reals=torch.randn(rows, REALS),
        observed=(torch.rand(rows, REALS) < 0.9).float(),
        positives=torch.exp(torch.randn(rows, POSITIVES)),
        tails=torch.randn(rows, TAILS),
        counts=torch.poisson(torch.full((rows, COUNTS), 3.0)),
        flags=torch.randint(0, 2, (rows, FLAGS)).float(),
        category=torch.randint(0, CATEGORIES, (rows,)),
        grade=torch.randint(0, GRADES, (rows,)),
    )
    batch["features"] = torch.cat(
        [
            batch["reals"] * batch["observed"],
            1 - batch["observed"][:, :1],
            torch.log(batch["positives"]),
            batch["tails"],
            torch.log1p(batch["counts"]),
            batch["flags"],
            functional.one_hot(batch["category"], CATEGORIES).float(),
            (batch["grade"][:, None] > torch.arange(GRADES - 1)).float(),
        ],
        dim=1,
    )
    take_turns(operations(Vae(batch["features"].shape[1], hidden, latent), batch, latent))


if __name__ == "__main__":
    main()
