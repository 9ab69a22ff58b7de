"""Columns of a row, each of a kind of its own, by the distributions of PyTorch."""
import torch
import torch.nn.functional as F
from torch import distributions


def bounded(raw, knee=10):
    """The raw value within +-knee, beyond that approaching twice as much."""
    excess = torch.clamp(raw.abs() - knee, min=0)
    return torch.sign(raw) * (torch.clamp(raw.abs(), max=knee) + knee * excess / (knee + excess))


def deviation(raw):
    """No deviation below a twentieth of the column's."""
    return torch.exp((F.softplus(6 + bounded(raw)) - 6) / 2)


def log_mean(raw, m, s):
    return bounded(m + s * raw[:, 0], 20)


def negative_binomial(raw, m, s):
    log_size = bounded(raw[:, 1], 5)
    return distributions.NegativeBinomial(torch.exp(log_size), logits=log_mean(raw, m, s) - log_size)


# Of each kind: raw parameters, what is scaled if anything is, and the distribution of a cell.
KINDS = {
    "real": (2, lambda x: x, lambda raw, m, s: distributions.Normal(m + s * raw[:, 0], s * deviation(raw[:, 1]))),
    "positive": (2, torch.log, lambda raw, m, s: distributions.LogNormal(m + s * raw[:, 0], s * deviation(raw[:, 1]))),
    "student-t": (3, lambda x: x, lambda raw, m, s: distributions.StudentT(
        1 + 100 * torch.sigmoid(raw[:, 2] - 3), m + s * raw[:, 0], s * torch.exp(bounded(raw[:, 1]) / 2))),
    "count": (2, torch.log1p, negative_binomial),
    "poisson": (1, torch.log1p, lambda raw, m, s: distributions.Poisson(torch.exp(log_mean(raw, m, s)))),
    "binary": (1, None, lambda raw, m, s: distributions.Bernoulli(logits=raw[:, 0])),
    "category": (None, None, lambda raw, m, s: distributions.Categorical(logits=raw)),
}


class Columns:
    def __init__(self, texts):
        self.columns = []
        for text in texts:
            kind, number = (text.split(" ") + ["1"])[:2]
            self.columns += [(kind, int(number))] if kind == "category" else [(kind, 0)] * int(number)
        self.parameters = [KINDS[kind][0] or categories for kind, categories in self.columns]
        self.features = [max(categories, 1) for _, categories in self.columns]
        self.scales = [(0.0, 1.0)] * len(self.columns)

    def fit(self, rows, exact):
        for i, (kind, _) in enumerate(self.columns):
            if KINDS[kind][1]:
                values = KINDS[kind][1](rows[:, i])
                self.scales[i] = exact(values.mean()).item(), exact(values.std(unbiased=False)).item()

    def read(self, rows):
        """What the encoder reads."""
        read = []
        for i, ((kind, categories), (m, s)) in enumerate(zip(self.columns, self.scales)):
            x = rows[:, i]
            if categories:
                read.append(F.one_hot(x.long(), categories).to(x.dtype))
            else:
                read.append(((KINDS[kind][1](x) - m) / s if KINDS[kind][1] else x).unsqueeze(1))
        return torch.cat(read, 1)

    def log_prob(self, parameters, x):
        raws = parameters.split(self.parameters, 1)
        return sum(
            KINDS[kind][2](raw, m, s).log_prob(x[:, i])
            for i, ((kind, _), (m, s), raw) in enumerate(zip(self.columns, self.scales, raws)))

    def draw(self, rows, exact):
        """Cells that look like data of each kind."""
        cells = []
        for i, (kind, categories) in enumerate(self.columns):
            normal = torch.randn(rows, dtype=torch.float64)
            cells.append({
                "real": 3 * normal + 10 * i, "student-t": normal / torch.rand(rows, dtype=torch.float64) - i, "positive": torch.exp(normal),
                "count": torch.floor(torch.exp(2 + normal)), "poisson": torch.floor(torch.exp(1 + normal / 2)), "binary": (normal > 0).double(),
            }[kind] if not categories else torch.randint(categories, (rows,)).double())
        return exact(torch.stack(cells, 1))
