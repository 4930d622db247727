"""The learned reader: what a small encoder sees in a sentence, as shares between 0 and 1.

The model is all-MiniLM-L6-v2 (Apache-2.0), trained further on the sentences under `training/` and quantised; decision
0025 says how it was made and what it may decide. One sentence is read at a time: in a batch the scale of the
quantised steps would hang on its neighbours, and a sentence would not be read alike in two reports.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from truceline.errors import DataFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Array = NDArray[np.float32]

MODEL, ABOUT, TOKENIZER = "reader.onnx", "reader.json", "tokenizer.json"
# Pieces of a sentence that are looked at; what stands behind them is left to the rules.
LONGEST = 160
# The signs that stand around the first and the second of a pair, as in `training/examples.py`.
FIRST, SECOND = "@", "#"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Words (offsets in the sentence) that play a role for a trigger or a cue, with the share."""

    role: str
    start: int
    end: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words (offsets in the sentence) that tell of an event: its type with the share."""

    start: int
    end: int
    event_type: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the reader saw in one sentence, by word piece, asked through the methods.

    `types` and `said` are shares; statuses and roles, asked of few pieces, are as the model gave them.
    """

    offsets: Sequence[Span]
    types: "Array"
    statuses: "Array"
    roles: "Array"
    labels: Mapping[str, tuple[str, ...]]
    said: "Array"
    temperature: float = 1.0

    def event_share(self, start: int, end: int) -> float:
        """Give the share of any event in these words, by the likeliest piece; 0 where they were not looked at."""
        return max((float(1.0 - self.types[n, 0]) for n in self._within(start, end)), default=0.0)

    def status_of(self, start: int, end: int) -> Mapping[str, float]:
        """Give the share of each status for an event told of by these words, {} where they were not looked at."""
        pieces = self._within(start, end)
        if not pieces:
            return {}
        best = max(pieces, key=lambda n: float(1.0 - self.types[n, 0]))
        shares = _shares(self.statuses[best : best + 1], self.temperature)[0]
        return dict(zip(self.labels["statuses"], shares.tolist(), strict=True))

    def roles_of(self, start: int, end: int) -> tuple[Tied, ...]:
        """Give the words that play a role for what these words tell, each stretch with its mean share."""
        pieces = self._within(start, end)
        if not pieces:
            return ()
        shares = _odds(self.roles[:, pieces, :]).mean(axis=1)
        return tuple(
            Tied(role=role, start=first, end=last, share=share)
            for n, role in enumerate(self.labels["roles"])
            for first, last, share in self._stretches(shares[n])
        )

    def triggers(self, least: float) -> Iterator[Trigger]:
        """Give every stretch of pieces of one type, none likelier, whose best piece reaches a share."""
        best = self.types.argmax(axis=1).tolist()
        n = 0
        while n < len(best):
            first = n
            while n < len(best) and best[n] == best[first]:
                n += 1
            column = best[first]
            share = float(self.types[first:n, column].max()) if column else 0.0
            if column and share >= least:
                start, end = self.offsets[first][0], self.offsets[n - 1][1]
                yield Trigger(
                    start=start,
                    end=end,
                    event_type=self.labels["types"][column - 1],
                    share=share,
                )

    def cues(self, least: float) -> Iterator[Tied]:
        """Give every stretch of words of saying, thinking or wanting whose best piece reaches a share."""
        for start, end, _ in self._stretches(self.said):
            share = max(float(self.said[n]) for n in self._within(start, end))
            if share >= least:
                yield Tied(role="cue", start=start, end=end, share=share)

    def _within(self, start: int, end: int) -> list[int]:
        return [n for n, (a, b) in enumerate(self.offsets) if a < b and a < end and b > start]

    def _stretches(self, shares: "Array") -> Iterator[tuple[int, int, float]]:
        likely = (shares >= 0.5).nonzero()[0].tolist()
        held = [n for n in likely if self.offsets[n][0] < self.offsets[n][1]]
        while held:
            count = next((k for k in range(1, len(held)) if held[k] != held[k - 1] + 1), len(held))
            run, held = held[:count], held[count:]
            yield self.offsets[run[0]][0], self.offsets[run[-1]][1], float(shares[run].mean())


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The model, ready to read."""

    labels: Mapping[str, tuple[str, ...]]
    _temperatures: Mapping[str, float]
    _doubt: float
    _session: "InferenceSession"
    _tokenizer: "Tokenizer"

    def see(self, sentence: str) -> Seen:
        """Read one sentence; deterministic on one machine, a share may differ in its last digits on another."""
        offsets, (types, statuses, roles, cues) = self._run(sentence, ("types", "statuses", "roles", "cues"))
        types[:, 0] += self._doubt
        return Seen(
            offsets=offsets,
            types=_shares(types, self._temperatures["types"]),
            statuses=statuses,
            roles=roles,
            labels=self.labels,
            said=_odds(cues),
            temperature=self._temperatures["statuses"],
        )

    def relation(self, sentence: str, first: Span, second: Span) -> Mapping[str, float]:
        """Give the share of each type, and of "none", for what the first of two stretches does to the second."""
        marked = sentence
        for start, end, sign in sorted([(*first, FIRST), (*second, SECOND)], reverse=True):
            marked = f"{marked[:start]}{sign} {marked[start:end]} {sign}{marked[end:]}"
        _, (relation,) = self._run(marked, ("relation",))
        shares = _shares(relation[None, :], self._temperatures["relation"])[0]
        return dict(zip(self.labels["relations"], map(float, shares), strict=True))

    def _run(self, text: str, heads: Sequence[str]) -> tuple[list[Span], list[Any]]:
        """Give the word pieces' places and what some heads say; the library computes the others all the same."""
        import numpy as np

        coded = self._tokenizer.encode(text)
        ids = np.array([coded.ids[:LONGEST]], dtype=np.int64)
        found = self._session.run(heads, {"ids": ids})
        return coded.offsets[:LONGEST], [head[0] for head in found]


def load_encoder(folder: Path) -> Encoder:
    """Load the reader from its folder; DataFileError where a file is missing or broken."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The steps that belong together are already one in the file; joining further costs time.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        session = onnxruntime.InferenceSession(
            (folder / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
    except Exception as error:  # the library raises types of its own, none of them public
        raise DataFileError(folder.name, f"the learned reader cannot be loaded ({error})") from error
    return Encoder(
        labels={name: tuple(about[name]) for name in ("types", "statuses", "roles", "relations")},
        _temperatures=about["temperatures"],
        _doubt=about["doubt"],
        _session=session,
        _tokenizer=tokenizer,
    )


@cache
def encoder_version(folder: Path) -> str:
    """Digest the reader's files, in twelve hex digits; once, for they do not change while a program runs."""
    digest = hashlib.sha256()
    for name in (MODEL, ABOUT, TOKENIZER):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]


def _shares(logits: "Array", temperature: float) -> "Array":
    import numpy as np

    raised = np.exp((logits - logits.max(axis=-1, keepdims=True)) / np.float32(temperature))
    shares: Array = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _odds(logits: "Array") -> "Array":
    import numpy as np

    one = np.float32(1.0)
    shares: Array = one / (one + np.exp(-logits))
    return shares
