"""Opens a saved model in plain PyTorch, compares reconstructions, and writes the model to a file of its own.

usage: python3 check_safetensors.py NAME MODEL.safetensors ROWS.f32 RECONSTRUCTION.f32 WRITTEN.safetensors

The name is that of one of the models below. The raw files hold float32, [rows, features]: the rows, and what TinyVae's Reconstruct makes
of them. Prints the tensors; exits with 1 and the reason where a name, a shape or a number is not what it should be.
"""
import json
import struct
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

# Strict loading into these modules is the check of names and shapes.


class Digits(nn.Module):
    """784-400-20 with a Bernoulli likelihood."""

    features = 784

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([nn.Linear(784, 400)])
        self.posterior = nn.ModuleDict({"mean": nn.Linear(400, 20), "log_variance": nn.Linear(400, 20)})
        self.decoder = nn.ModuleList([nn.Linear(20, 400)])
        self.likelihood = nn.ModuleDict({"logits": nn.Linear(400, 784)})

    def reconstruct(self, x):
        z = self.posterior["mean"](torch.relu(self.encoder[0](x)))
        return torch.sigmoid(self.likelihood["logits"](torch.relu(self.decoder[0](z))))


class Convolved(nn.Module):
    """Images of 7x6x2 through two convolutions and a dense layer, and back to the parameters of a Gaussian as channels."""

    features = 7 * 6 * 2

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
            nn.Conv2d(2, 5, 3, stride=2, padding=1), nn.Conv2d(5, 18, (2, 3), padding=(0, 1)), nn.Linear(18 * 3 * 3, 9)])
        self.posterior = nn.ModuleDict({"mean": nn.Linear(9, 3), "log_variance": nn.Linear(9, 3)})
        self.decoder = nn.ModuleList([nn.Linear(3, 9), nn.Linear(9, 18 * 3 * 3), nn.ConvTranspose2d(18, 5, (2, 3), padding=(0, 1))])
        self.likelihood = nn.ModuleDict({
            name: nn.ConvTranspose2d(5, 2, 3, stride=2, padding=1, output_padding=(0, 1)) for name in ("mean", "log_variance")})

    def reconstruct(self, x):
        image = x.view(-1, 7, 6, 2).permute(0, 3, 1, 2)
        h = torch.tanh(self.encoder[1](torch.relu(self.encoder[0](image))))
        z = self.posterior["mean"](F.gelu(self.encoder[2](h.flatten(1))))
        h = torch.tanh(self.decoder[1](F.gelu(self.decoder[0](z)))).view(-1, 18, 3, 3)
        return self.likelihood["mean"](torch.relu(self.decoder[2](h))).permute(0, 2, 3, 1).flatten(1)


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


def write_safetensors(path, tensors):
    """As the library of the format does: the tensors in any order, and no metadata."""
    header, data = {}, b""
    for name, tensor in sorted(tensors.items()):
        values = tensor.numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def main(name, model_path, rows_path, reconstruction_path, written_path):
    model = {"Digits": Digits, "Convolved": Convolved}[name]()

    def read_rows(path):
        return torch.from_numpy(np.fromfile(path, dtype="<f4").reshape(-1, model.features))

    model.load_state_dict(read_safetensors(model_path), strict=True)
    write_safetensors(written_path, model.state_dict())
    with torch.no_grad():
        expected = model.to(torch.float64).reconstruct(read_rows(rows_path).to(torch.float64))
    difference = (read_rows(reconstruction_path) - expected).abs().max().item()
    print(f"largest difference {difference:.3g}")
    if not difference <= 1e-5:
        sys.exit(f"the reconstructions differ by {difference}")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
