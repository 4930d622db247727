"""The learned reader's network: MiniLM's encoder with five heads, in plain PyTorch.

The encoder's weights are those of all-MiniLM-L6-v2 (Apache-2.0), in the layout of BERT. The names of the parameters
follow its file, so that it loads without translation.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, HEADS, FEED, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30_522, 512
PAIRED = 96
# The word pieces "@" and "#", which stand around the first and the second of a pair.
SIGNS = (1_030, 1_001)


class Layer(nn.Module):
    """One layer of self-attention and feed-forward, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.wide, self.narrow = nn.Linear(HIDDEN, FEED), nn.Linear(FEED, HIDDEN)
        self.norm_attention, self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Give the layer's output (batch, length, hidden); `mask` is added to the attention scores."""
        batch, length, _ = x.shape
        q, k, v = (
            f(x).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        weights = (q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5 + mask).softmax(-1)
        seen = (self.dropout(weights) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        return self.norm_out(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Reader(nn.Module):
    """The encoder and its heads: type and cue of a word, status of a trigger, roles of word pairs, relation of a pair.

    Given ids and mask (batch, length) it returns logits: `types` (batch, length, types and none), `statuses`
    (batch, length, statuses), `cues` (batch, length), `roles` (batch, roles, length, length) of the second word for the
    first,
    `relation` (batch, classes) read off the whole text and the signs around the two of a pair.
    """

    def __init__(self, types: int, statuses: int, roles: int, relations: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.types = nn.Linear(HIDDEN, types + 1)
        self.statuses = nn.Linear(HIDDEN, statuses)
        self.cues = nn.Linear(HIDDEN, 1)
        self.heads, self.dependants = (nn.Linear(HIDDEN, roles * PAIRED) for _ in range(2))
        self.head_bias, self.dependant_bias = nn.Linear(HIDDEN, roles), nn.Linear(HIDDEN, roles)
        self.relations = nn.Sequential(nn.Linear(3 * HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, relations))
        self.roles = roles

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give the encoder's output (batch, length, hidden)."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(at)))
        added = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10_000.0
        for layer in self.layers:
            x = layer(x, added)
        return x

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Give the logits of all heads."""
        x = self.encode(ids, mask)
        batch, length, _ = x.shape
        seen = self.dropout(x)
        first, second = (
            functional.gelu(f(seen)).view(batch, length, self.roles, PAIRED).transpose(1, 2)
            for f in (self.heads, self.dependants)
        )
        pairs = first @ second.transpose(-1, -2) / PAIRED**0.5
        pairs = pairs + self.head_bias(seen).transpose(1, 2)[..., None]
        pairs = pairs + self.dependant_bias(seen).transpose(1, 2)[:, :, None, :]
        cues = self.cues(seen)[..., 0]
        kinds = [mask.to(x.dtype), *((ids == sign).to(x.dtype) for sign in SIGNS)]
        pooled = [(seen * k[..., None]).sum(1) / k.sum(1, keepdim=True).clamp(min=1.0) for k in kinds]
        return self.types(seen), self.statuses(seen), cues, pairs, self.relations(torch.cat(pooled, -1))

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take the encoder's weights from MiniLM's own file; KeyError where one is missing."""
        e = "embeddings."
        state = {
            "words.weight": weights[e + "word_embeddings.weight"],
            # Every text is of the first kind, whose vector is added once for all.
            "places.weight": weights[e + "position_embeddings.weight"]
            + weights[e + "token_type_embeddings.weight"][0],
            "norm.weight": weights[e + "LayerNorm.weight"],
            "norm.bias": weights[e + "LayerNorm.bias"],
        }
        theirs = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm_out": "output.LayerNorm",
        }
        for n in range(LAYERS):
            for ours, name in theirs.items():
                for part in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{part}"] = weights[f"encoder.layer.{n}.{name}.{part}"]
        missing = self.load_state_dict(state, strict=False)
        if missing.unexpected_keys:
            raise KeyError(missing.unexpected_keys)
