"""Training sentences as tensors: word pieces with the labels of every head.

What is a word piece's label is decided by the characters that it covers.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import torch
from tokenizers import Tokenizer

from training.sentences import STATUSES, Example, MarkedMention, Span
from truceline.records.mention import Status
from truceline.reference.strict import strict_type

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
# The first four are of a trigger, the last two of a cue.
ROLES = ("actor", "recipient", "place", "time", "speaker", "content")
NO_RELATION = "none"
RELATIONS = (*TYPES, NO_RELATION)
# What stands before and after the first and the second of a pair: signs that the encoder knows and news hardly uses.
FIRST, SECOND = "@", "#"
LONGEST = 160
# What counts in no loss.
IGNORED = -100


@dataclass(slots=True)
class Labelled:
    """One text's word pieces with their labels; of a marked pair only `ids` and `relation`."""

    ids: list[int]
    types: list[int]
    statuses: list[int]
    cues: list[int]
    # (role, first piece, second piece) for all that hold; the pieces from which roles are asked.
    roles: list[tuple[int, int, int]]
    anchors: list[int]
    relation: int = IGNORED


def labelled(example: Example, tokenizer: Tokenizer) -> Labelled:
    """Give a text's word pieces with the labels of its mentions and attributions."""
    coded = tokenizer.encode(example.text)
    offsets = coded.offsets[:LONGEST]
    count = len(offsets)
    made = Labelled(coded.ids[:count], [0] * count, [IGNORED] * count, [0] * count, [], [])
    for span in example.disputed:
        for piece in _covered(offsets, span):
            made.types[piece] = IGNORED
    for mention in example.mentions.values():
        pieces = _covered(offsets, mention.trigger)
        for piece in pieces:
            made.types[piece] = 1 + TYPES.index(mention.event_type)
            made.statuses[piece] = STATUSES.index(mention.status)
        _tie(made, pieces, mention.roles, offsets)
    for attribution in example.speech.values():
        pieces = [p for cue in attribution.get("cue", ()) for p in _covered(offsets, cue)]
        for piece in pieces:
            made.cues[piece] = 1
        _tie(made, pieces, {k: v for k, v in attribution.items() if k != "cue"}, offsets)
    return made


def _tie(made: Labelled, anchors: list[int], roles: dict[str, list[Span]], offsets: Sequence[Span]) -> None:
    made.anchors += anchors
    for role, spans in roles.items():
        for span in spans:
            for piece in _covered(offsets, span):
                made.roles += [(ROLES.index(role), anchor, piece) for anchor in anchors]


def _covered(offsets: Sequence[Span], span: Span) -> list[int]:
    return [n for n, (start, end) in enumerate(offsets) if start < end and start < span[1] and end > span[0]]


def pairs_of(example: Example, tokenizer: Tokenizer) -> list[Labelled]:
    """Give the text once for each ordered pair of its participants, marked, with what the first does to the second.

    The relation is what a strict PLOVER coder writes; of a mutual type it holds both ways. Of the pairs
    between which nothing is told as many are kept as of the others, and one at the least.
    """
    told: dict[tuple[Span, Span], str] = {}
    people: set[Span] = set()
    for mention in example.mentions.values():
        actors, others = mention.roles.get("actor", []), mention.roles.get("recipient", [])
        people |= {*actors, *others}
        name = relation_of(mention)
        if name is None:
            continue
        for pair in [(a, o) for a in actors for o in others] or list(permutations(actors, 2)):
            told.setdefault(pair, name)
    apart = [p for p in permutations(sorted(people), 2) if p not in told and p[::-1] not in told]
    chosen = [
        *told.items(),
        *((pair, NO_RELATION) for pair in apart[:: max(1, len(apart) // max(1, len(told)))]),
    ]
    made = []
    for (first, second), name in chosen:
        if first[0] < second[1] and second[0] < first[1]:
            continue
        text = with_pair(example.text, first, second)
        made.append(Labelled(tokenizer.encode(text).ids[:LONGEST], [], [], [], [], [], RELATIONS.index(name)))
    return made


def relation_of(mention: MarkedMention) -> str | None:
    """Give what a strict coder writes for a mention, its own type for what did not happen."""
    return strict_type(mention.event_type, Status(mention.status)) or mention.event_type


def with_pair(text: str, first: Span, second: Span) -> str:
    """Put the marks of a pair around its two stretches of a text."""
    for start, end, sign in sorted([(*first, FIRST), (*second, SECOND)], reverse=True):
        text = f"{text[:start]}{sign} {text[start:end]} {sign}{text[end:]}"
    return text


def batch_of(rows: Sequence[Labelled]) -> dict[str, torch.Tensor]:
    """Give rows of one length or less as tensors (batch, length), roles as (batch, roles, length, length)."""
    length = max(len(row.ids) for row in rows)
    size = len(rows)
    ids = torch.zeros(size, length, dtype=torch.long)
    mask = torch.zeros(size, length, dtype=torch.long)
    types, statuses, cues = (torch.full((size, length), IGNORED) for _ in range(3))
    roles = torch.zeros(size, len(ROLES), length, length)
    asked = torch.zeros(size, length, dtype=torch.bool)
    for n, row in enumerate(rows):
        count = len(row.ids)
        ids[n, :count], mask[n, :count] = torch.tensor(row.ids), 1
        if row.types:
            types[n, :count], statuses[n, :count] = torch.tensor(row.types), torch.tensor(row.statuses)
            cues[n, :count] = torch.tensor(row.cues)
        for role, first, second in row.roles:
            roles[n, role, first, second] = 1
        asked[n, row.anchors] = True
    relation = torch.tensor([row.relation for row in rows])
    return {
        "ids": ids, "mask": mask, "types": types, "statuses": statuses, "cues": cues,
        "roles": roles, "asked": asked, "relation": relation,
    }  # fmt: skip


def described() -> str:
    """Give the lists of labels in their order, as JSON, for whoever reads the model's output."""
    return json.dumps({"types": TYPES, "statuses": STATUSES, "roles": ROLES, "relations": RELATIONS})
