"""Make the learned reader of the training sentences, on a CPU, with its scores.

`python -m training.train FOLDER_OF_MINILM OUT` reads `training/sentences`, holds some lines of each writer out for
choosing and calibrating, and writes `reader.onnx`, `reader.json` and `tokenizer.json` to OUT. It needs what
`training/requirements.txt` names.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from training.examples import (
    IGNORED,
    RELATIONS,
    ROLES,
    STATUSES,
    TYPES,
    Labelled,
    batch_of,
    labelled,
    pairs_of,
)  # fmt: skip
from training.net import Reader
from training.sentences import Example, examples_of
from training.ship import ship

SENTENCES = Path(__file__).parent / "sentences"
SEED = 20261127
EPOCHS = 6
PIECES_A_BATCH = 400
PAIRS_A_SENTENCE = 1
RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 0.06
# How much each head's loss counts; chosen once on the held-out blocks, not searched.
WEIGHTS = {"types": 1.0, "statuses": 0.5, "cues": 0.3, "roles": 12.0, "relation": 0.7}
# A piece that begins or goes on with a mention is one in eight; without more weight the reader stays silent.
OF_A_TYPE = 1.5


def main() -> None:
    """Train, score on the held-out blocks, and write the reader."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("minilm", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--epochs", type=int, default=EPOCHS)
    asked.add_argument(
        "--share", type=float, default=1.0, help="of the training sentences, for a learning curve"
    )
    asked.add_argument("--all", action="store_true", help="train on the held-out blocks too")
    given = asked.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    tokenizer = tokenizer_of(given.minilm / "tokenizer.json")
    train, held = split(examples_of(SENTENCES)[0])
    if given.all:
        train = train + held
    random.shuffle(train)
    train = train[: round(given.share * len(train))]
    net = Reader(len(TYPES), len(STATUSES), len(ROLES), len(RELATIONS))
    net.load_minilm(load_file(str(given.minilm / "model.safetensors")))
    net.words.weight.requires_grad_(
        False
    )  # half of all weights; the few thousand sentences would move few of them
    whole = [labelled(example, tokenizer) for example in train]
    given.out.mkdir(parents=True, exist_ok=True)
    fit(
        net, whole, [pairs_of(example, tokenizer) for example in train], given.epochs, given.out / "reader.pt"
    )
    ship(net, tokenizer, held, given.out)


def tokenizer_of(path: Path) -> Tokenizer:
    """Give MiniLM's tokenizer, whole texts at a time."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Give the sentences to train on and those held out: every fourth line of every fourth block."""
    train: list[Example] = []
    held: list[Example] = []
    for example in examples:
        file, _, line = example.where.partition(":")
        out = int(file.split("-")[1].split(".")[0]) % 4 == 2 and int(line) % 4 == 0
        (held if out else train).append(example)
    return train, held


def fit(net: Reader, whole: list[Labelled], pairs: list[list[Labelled]], epochs: int, kept: Path) -> None:
    """Train in place, the rate rising and then falling on a line; every epoch draws some pairs of each sentence.

    The weights are written to `kept` after each epoch.
    """
    of_encoder = ("layers", "places", "norm")
    encoder = [p for n, p in net.named_parameters() if n.startswith(of_encoder)]
    heads = [p for n, p in net.named_parameters() if not n.startswith((*of_encoder, "words"))]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * sum(1 for _ in batches(drawn(whole, pairs)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM * steps), max(0.0, (steps - n) / ((1 - WARM) * steps)))
    )
    net.train()
    for epoch in range(epochs):
        started = time.time()
        totals: Counter[str] = Counter()
        for batch in batches(drawn(whole, pairs)):
            parts = losses_of(net, batch)
            loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            totals.update({name: part.item() for name, part in parts.items()})
            totals.update(f"{name} batches" for name in parts)
        means = ", ".join(f"{n} {totals[n] / totals[f'{n} batches']:.3f}" for n in WEIGHTS)
        print(f"epoch {epoch + 1}: {means}; {time.time() - started:.0f} s", flush=True)
        torch.save(net.state_dict(), kept)
    net.eval()


def drawn(whole: list[Labelled], pairs: list[list[Labelled]]) -> list[Labelled]:
    """Give all sentences with some of their pairs, drawn anew each time."""
    return whole + [row for own in pairs for row in random.sample(own, min(PAIRS_A_SENTENCE, len(own)))]


def batches(rows: list[Labelled]) -> Iterator[dict[str, torch.Tensor]]:
    """Give the rows in batches of like length, in an order drawn anew each time."""
    ordered = sorted(rows, key=lambda row: (len(row.ids) + random.random() * 4, random.random()))
    groups: list[list[Labelled]] = [[]]
    for row in ordered:
        if groups[-1] and len(row.ids) * (len(groups[-1]) + 1) > PIECES_A_BATCH:
            groups.append([])
        groups[-1].append(row)
    random.shuffle(groups)
    return (batch_of(group) for group in groups)


def losses_of(net: Reader, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give the loss of each head that a batch has labels for."""
    types, statuses, cues, roles, relation = net(batch["ids"], batch["mask"])
    parts: dict[str, torch.Tensor] = {}
    weight = torch.ones(types.shape[-1])
    weight[1:] = OF_A_TYPE
    known = batch["types"] != IGNORED
    if known.any():
        parts["types"] = functional.cross_entropy(types[known], batch["types"][known], weight=weight)
        parts["cues"] = functional.binary_cross_entropy_with_logits(cues[known], batch["cues"][known].float())
        of_status = batch["statuses"] != IGNORED
        if of_status.any():
            parts["statuses"] = functional.cross_entropy(statuses[of_status], batch["statuses"][of_status])
        cells = batch["asked"][:, None, :, None] & known[:, None, None, :]
        cells = cells.expand_as(roles)
        if cells.any():
            parts["roles"] = functional.binary_cross_entropy_with_logits(roles[cells], batch["roles"][cells])
    told = batch["relation"] != IGNORED
    if told.any():
        parts["relation"] = functional.cross_entropy(relation[told], batch["relation"][told])
    return parts


if __name__ == "__main__":
    started = time.time()
    main()
    print(json.dumps({"seconds": round(time.time() - started)}))
