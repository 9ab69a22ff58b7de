"""Opens a saved 784-400-20 Bernoulli model in plain PyTorch and compares reconstructions.

usage: python3 check_safetensors.py MODEL.safetensors ROWS.f32 RECONSTRUCTION.f32

The raw files hold float32, [rows, 784]: the rows, and what TinyVae's Reconstruct makes of them. Prints the tensors; exits with 1
and the reason where a name, a shape or a number is not what it should be.
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn as nn


class DigitVae(nn.Module):
    """Strict loading into these modules is the check of names and shapes."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([nn.Linear(784, 400)])
        self.posterior = nn.ModuleDict({"mean": nn.Linear(400, 20), "log_variance": nn.Linear(400, 20)})
        self.decoder = nn.ModuleList([nn.Linear(20, 400)])
        self.likelihood = nn.ModuleDict({"logits": nn.Linear(400, 784)})

    def reconstruct(self, x):
        z = self.posterior["mean"](torch.relu(self.encoder[0](x)))
        return torch.sigmoid(self.likelihood["logits"](torch.relu(self.decoder[0](z))))


def read_safetensors(path):
    """The format itself: the header's length in 8 bytes, the header in JSON, the data."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    data = content[8 + length:]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            sys.exit(f"{name} is {entry['dtype']} instead of F32")
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
        print(name, entry["shape"])
    return tensors


def read_rows(path):
    return torch.from_numpy(np.fromfile(path, dtype="<f4").reshape(-1, 784))


def main(model_path, rows_path, reconstruction_path):
    model = DigitVae()
    model.load_state_dict(read_safetensors(model_path), strict=True)
    with torch.no_grad():
        expected = model.to(torch.float64).reconstruct(read_rows(rows_path).to(torch.float64))
    difference = (read_rows(reconstruction_path) - expected).abs().max().item()
    print(f"largest difference {difference:.3g}")
    if not difference <= 1e-5:
        sys.exit(f"the reconstructions differ by {difference}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
