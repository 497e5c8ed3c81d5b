"""The encoder with its heads: MiniLM-L6 read once, every head a small layer over its words."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from foedus.language.pieces import SHAPES
from training.labels import ROLES, STANCES, Labels

WIDTH, LAYERS, HEADS = 384, 6, 12
INNER = 1280  # of the 1,536 inner units of each layer of MiniLM, those of the largest weights
TAG_WIDTH = 192  # of the hidden layer of the tagging heads
ROLE_WIDTH = 128  # of the bilinear heads
STANDING_WIDTH = 256  # of what a stance is judged by
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
        if torch.onnx.is_in_onnx_export():  # written out: so onnxruntime knows it and makes one operation of it
            scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias
            seen = scores.softmax(-1) @ value
        else:
            seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = seen.transpose(1, 2).reshape(batch, size, WIDTH)
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
        self.words.weight.requires_grad = False  # a third of the time, for words that a small corpus seldom has
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

    def forward(self, anchors: Tensor, words: Tensor) -> Tensor:
        """(batch, channels, anchors, words)."""
        batch, rows, _ = anchors.shape
        channels = self.weight.shape[0]
        # One matrix for all channels, then one product a sentence: nothing is copied between the two.
        weight = self.weight.permute(1, 0, 2).reshape(ROLE_WIDTH, channels * ROLE_WIDTH)
        asked = (self.anchor(anchors) @ weight).view(batch, rows * channels, ROLE_WIDTH)
        scores = (asked @ self.word(words).transpose(1, 2)).view(batch, rows, channels, words.shape[1])
        scores = scores + self.anchor_bias(anchors)[:, :, :, None] + self.word_bias(words).transpose(1, 2)[:, None]
        return scores.transpose(1, 2)


class Pairs(nn.Module):
    """How the first party of a pair stands to the second, from pooled words of both and of the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(4 * STANDING_WIDTH, STANDING_WIDTH)
        self.drop = nn.Dropout(DROPOUT)
        self.outer = nn.Linear(STANDING_WIDTH, len(STANCES))

    def forward(self, holder: Tensor, towards: Tensor, whole: Tensor) -> Tensor:
        """(pairs, stances) logits from three tensors of (pairs, STANDING_WIDTH)."""
        both = torch.cat([holder, towards, holder * towards, whole], dim=-1)
        inner = both @ self.inner.weight.T + self.inner.bias  # written out: so it is exported as a product to make int8
        scores: Tensor = self.outer(self.drop(nn.functional.gelu(inner)))
        return scores


class Reader(nn.Module):
    """The encoder and all heads. `forward` gives the values of `OUTPUTS` in their order."""

    TAGGED = ("event", "mode", "modality", "says", "promise", "leans", "loaded", "names", "tag", "relation")
    OUTPUTS = (*TAGGED, "roles", "arcs", "holder", "towards", "whole")

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        sizes = labels.sizes()
        self.tagging = nn.ModuleDict({name: _tagger(sizes[name]) for name in self.TAGGED})
        self.roles = Bilinear(len(ROLES))
        self.arcs = Bilinear(1)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.holder, self.towards, self.whole = (nn.Linear(WIDTH, STANDING_WIDTH) for _ in range(3))
        self.pairs = Pairs()

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor, heads: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """`firsts` holds the index of the first piece of each word, 0 where a sentence has no more words.

        `arcs` scores every word (rows) against its possible heads: the root, then every word. Relations are told of a
        word and its head; `heads` names the true ones in training, else the likely ones count by their likelihood.
        """
        states = self.encoder(pieces, shapes, mask)
        words = torch.gather(states, 1, firsts[:, :, None].expand(-1, -1, WIDTH))
        whole = (states * mask[:, :, None]).sum(1, keepdim=True) / mask.sum(1)[:, None, None]
        above = torch.cat([self.root.expand_as(whole), words], dim=1)
        absent = torch.cat([torch.ones_like(firsts[:, :1]), firsts], dim=1)[:, None, :] == 0
        arcs = self.arcs(words, above)[:, 0].masked_fill(absent, -1e4)
        likely = arcs.softmax(-1) if heads is None else nn.functional.one_hot(heads, arcs.shape[2]).to(arcs.dtype)
        linked = torch.cat([words, likely @ above], dim=-1)
        tags = [*self._tags(words, whole), self.tagging["relation"](linked)]
        standing = (self.holder(words), self.towards(words), self.whole(whole)[:, 0])
        return (*tags, self.roles(words, words), arcs, *standing)

    def _tags(self, words: Tensor, whole: Tensor) -> list[Tensor]:
        """All taggers but the last: their first layers as one, the share of the sentence reckoned once a sentence."""
        taggers = [self.tagging[name] for name in self.TAGGED[:-1]]
        weight = torch.cat([tagger[0].weight for tagger in taggers])
        bias = torch.cat([tagger[0].bias for tagger in taggers])
        hidden = nn.functional.linear(words, weight[:, :WIDTH]) + nn.functional.linear(whole, weight[:, WIDTH:], bias)
        parts = nn.functional.gelu(hidden).split(TAG_WIDTH, dim=-1)
        return [tagger[3](tagger[2](part)) for tagger, part in zip(taggers, parts, strict=True)]


def _tagger(size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(2 * WIDTH, TAG_WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(TAG_WIDTH, size))


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
            _copy_largest(layer.inner, layer.outer, tensors, f"{name}.intermediate.dense", f"{name}.output.dense")
            _copy(layer.outer_norm, tensors, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, tensors: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(tensors[f"{name}.weight"])  # type: ignore[operator]
    module.bias.copy_(tensors[f"{name}.bias"])  # type: ignore[operator]


def _copy_largest(inner: nn.Linear, outer: nn.Linear, tensors: dict[str, Tensor], before: str, after: str) -> None:
    """Of the units between two matrices those whose weights are largest, as many as fit, in their order."""
    rows, columns = tensors[f"{before}.weight"], tensors[f"{after}.weight"]
    kept = (rows.norm(dim=1) * columns.norm(dim=0)).topk(inner.out_features).indices.sort().values
    inner.weight.copy_(rows[kept])
    inner.bias.copy_(tensors[f"{before}.bias"][kept])
    outer.weight.copy_(columns[:, kept])
    outer.bias.copy_(tensors[f"{after}.bias"])
