"""How long reading takes: all of it against the bare language model on the same batches, and the coder alone.

The bare model is the one that the settings name, as spaCy loads it. Seconds are processor time, medians of rounds in
which all take turns, so that a busy machine shows little. A folder with more than MOST_SENTENCES is read as far as
that, file by file in the order of their names.
"""

import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from truceline import pipeline
from truceline.config import load_settings
from truceline.errors import TrucelineError
from truceline.kit import Kit, load_kit
from truceline.records.document import Capture
from truceline.stages import ingest
from truceline.stages.annotate import annotate, load_model, parsed
from truceline.stages.clean import clean
from truceline.stages.code import code

MOST_SENTENCES = 2_000
ROUNDS = 3
# What is told of the PETRARCH2 coder, given parses; not measured here.
PETRARCH2 = 1_900


def main(path: Path) -> dict[str, float | int]:
    """Time reading, the bare model and the coder in one run."""
    settings = load_settings(None, os.environ)
    kit, bare = load_kit(settings), load_model(settings.model, bare=True)
    captures, paragraphs, sentences = gathered(path, kit)
    documents = [clean(capture) for capture in captures]
    parses = [annotate(document, kit.nlp) for document in documents]
    held = kit.wording

    def read_all() -> None:
        for capture in captures:
            pipeline.read(capture, kit)

    def bare_model() -> None:
        for texts in paragraphs:
            for _ in parsed(texts, bare):
                pass

    def coder_alone() -> None:
        for document, parse in zip(documents, parses, strict=True):
            code(document, parse, held.codebook, held.lexicon, kinds=held.kinds, made_with="")

    read_s, spacy_s, code_s = interleaved([read_all, bare_model, coder_alone])
    figures: dict[str, float | int] = {
        "ratio": round(read_s / spacy_s, 3),
        "read_s": round(read_s, 2),
        "spacy_s": round(spacy_s, 2),
        "code_sentences_per_s": round(sentences / code_s),
        "petrarch2_sentences_per_s": PETRARCH2,
        "trivial_ratio": 1.0,
        "n": sentences,
    }
    print(f"{sentences} sentences of {len(captures)} reports, medians of {ROUNDS} rounds")
    print(f"read, all stages    {read_s:8.2f} s   {figures['ratio']:.2f} times the bare model")
    print(f"bare model          {spacy_s:8.2f} s   1.00")
    print(f"coder, given parses {code_s:8.2f} s   {figures['code_sentences_per_s']} sentences a second")
    return figures


def gathered(path: Path, kit: Kit) -> tuple[list[Capture], list[list[str]], int]:
    """Give the captures, the paragraphs that the model is given for each, and the number of sentences."""
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    captures: list[Capture] = []
    paragraphs: list[list[str]] = []
    sentences = 0
    for file in files:
        if sentences >= MOST_SENTENCES:
            break
        try:
            capture = ingest.take(file, root=file.parent, now=datetime.now(UTC))
            parses = annotate(clean(capture), kit.nlp)
        except TrucelineError:
            continue
        captures.append(capture)
        paragraphs.append([parse.text for parse in parses])
        sentences += sum(1 for parse in parses for _ in parse.sents)
    return captures, paragraphs, sentences


def interleaved(works: Sequence[Callable[[], None]]) -> list[float]:
    """Give each work's median seconds of processor time over rounds in which all take their turn."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for taken, work in zip(times, works, strict=True):
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
    return [median(taken) for taken in times]
