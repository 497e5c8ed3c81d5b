"""The encoder with its heads: MiniLM-L6 read once, every head a small layer over its words."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from foedus.language.pieces import SHAPES
from training.labels import PAIRS, ROLES, Labels

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ROLE_WIDTH = 128  # of the bilinear role and stance heads
DROPOUT = 0.1


class Layer(nn.Module):
    """One transformer layer as BERT has it (Devlin and others 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, size, _ = states.shape
        shape = (batch, size, HEADS, WIDTH // HEADS)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias
        mixed = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, size, WIDTH)
        states = self.norm(states + self.drop(self.mixed(mixed)))
        return self.outer_norm(states + self.drop(self.outer(nn.functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Word pieces with case shapes to one state a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        nn.init.zeros_(self.shapes.weight)  # the vocabulary is uncased: case is learnt from nothing

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.places(places) + self.kinds + self.shapes(shapes)
        states = self.drop(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states


class Bilinear(nn.Module):
    """Scores of every word against every word, one channel a relation (Dozat and Manning 2017)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.anchor = nn.Sequential(nn.Linear(WIDTH, ROLE_WIDTH), nn.GELU(), nn.Dropout(DROPOUT))
        self.word = nn.Sequential(nn.Linear(WIDTH, ROLE_WIDTH), nn.GELU(), nn.Dropout(DROPOUT))
        self.weight = nn.Parameter(torch.randn(channels, ROLE_WIDTH, ROLE_WIDTH) * 0.02)
        self.word_bias = nn.Linear(WIDTH, channels)
        self.anchor_bias = nn.Linear(WIDTH, channels)

    def forward(self, states: Tensor) -> Tensor:
        """(batch, channels, anchors, words)."""
        anchor, word = self.anchor(states), self.word(states)
        scores = torch.einsum("bad,cde->bcae", anchor, self.weight) @ word[:, None].transpose(2, 3)
        return (
            scores
            + self.word_bias(states).transpose(1, 2)[:, :, None, :]
            + self.anchor_bias(states).transpose(1, 2)[:, :, :, None]
        )


class Reader(nn.Module):
    """The encoder and all heads. `forward` gives logits in the order of `OUTPUTS`."""

    OUTPUTS = ("event", "mode", "modality", "says", "promise", "leans", "loaded", "roles", "stances")

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        sizes = labels.sizes()
        self.tagging = nn.ModuleDict({name: _tagger(sizes[name]) for name in self.OUTPUTS[:7]})
        self.roles = Bilinear(len(ROLES))
        self.stances = Bilinear(len(PAIRS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """`firsts` holds the index of the first piece of each word, 0 where a sentence has no more words."""
        states = self.encoder(pieces, shapes, mask)
        words = torch.gather(states, 1, firsts[:, :, None].expand(-1, -1, WIDTH))
        whole = (states * mask[:, :, None]).sum(1, keepdim=True) / mask.sum(1)[:, None, None]
        both = torch.cat([words, whole.expand_as(words)], dim=-1)
        tags = [self.tagging[name](both) for name in self.OUTPUTS[:7]]
        return (*tags, self.roles(words), self.stances(words))


def _tagger(size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, size))


def load_start(model: Reader, tensors: dict[str, Tensor]) -> None:
    """Puts MiniLM's tensors into the encoder."""
    encoder = model.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(tensors["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(tensors["embeddings.position_embeddings.weight"])
        encoder.kinds.copy_(tensors["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, tensors, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            name = f"encoder.layer.{number}"
            for part in ("query", "key", "value"):
                _copy(getattr(layer, part), tensors, f"{name}.attention.self.{part}")
            _copy(layer.mixed, tensors, f"{name}.attention.output.dense")
            _copy(layer.norm, tensors, f"{name}.attention.output.LayerNorm")
            _copy(layer.inner, tensors, f"{name}.intermediate.dense")
            _copy(layer.outer, tensors, f"{name}.output.dense")
            _copy(layer.outer_norm, tensors, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, tensors: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(tensors[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(tensors[f"{name}.bias"])  # type: ignore[operator]
