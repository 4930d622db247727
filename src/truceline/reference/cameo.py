"""CAMEO codes with their Goldstein values and PLOVER equivalents, PLOVER's scores, and both for a strict coding."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from truceline.errors import DataFileError
from truceline.records.mention import Mention, Status
from truceline.reference.codebook import QUADS, Codebook

COLUMNS = (
    "code", "name", "goldstein", "type", "mode", "contexts", "also", "planned", "demanded", "threatened", "denied",
    "stopped", "broken", "note",
)  # fmt: skip
SCORE_COLUMNS = ("type", "mode", "quad", "score")
# The columns that name the code of the same thing when it is only planned, demanded and so on.
TURNS = ("planned", "demanded", "threatened", "denied", "stopped", "broken")
# PLOVER's and Goldstein's scales both run from conflict to cooperation between these.
LOWEST, HIGHEST = -10.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """One CAMEO code: what PLOVER makes of it ("" for what it leaves out) and its code under another status.

    `also` are further types that the codebook writes the code for, `note` says why, and what was
    corrected; `turned` has the code of the same thing planned, demanded, threatened, denied, stopped or broken.
    """

    code: str
    name: str
    goldstein: float
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    also: tuple[str, ...]
    turned: Mapping[str, str]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The CAMEO codes by number, and PLOVER's quad class and score by type and mode."""

    codes: Mapping[str, CameoCode]
    plover: Mapping[tuple[str, str | None], tuple[int, float]]

    def turned(self, code: str | None, how: str) -> str | None:
        """Give the code of a thing that is "planned", "demanded" and so on, None where CAMEO has none."""
        known = self.codes.get(code or "")
        return known.turned.get(how) if known is not None else None

    def goldstein(self, code: str | None) -> float | None:
        """Give the Goldstein value of a code, None for none and for an unknown one."""
        known = self.codes.get(code or "")
        return known.goldstein if known is not None else None

    def plover_of(self, event_type: str, mode: str | None) -> tuple[int | None, float | None]:
        """Give the quad class and score of a type in a mode, else of the type; None and None for an unknown type."""
        return self.plover.get((event_type, mode)) or self.plover.get((event_type, None)) or (None, None)


class Scored(NamedTuple):
    """A coding on the scales: the nearest CAMEO code and its Goldstein value, PLOVER's score and quad class."""

    event_type: str
    mode: str | None
    cameo: str | None
    goldstein: float | None
    score: float | None
    quad: int | None


def scored(mention: Mention, scales: Scales) -> Scored | None:
    """Score the thing that a mention talks of, whatever its status; None for what did not happen."""
    if mention.status is Status.NOT_HAPPENED:
        return None
    return _on(mention.event_type, mention.mode, mention.cameo, scales)


def strictly_scored(mention: Mention, scales: Scales) -> Scored | None:
    """Score what a strict PLOVER coder writes: a planned meeting as AGREE; None for what PLOVER leaves out."""
    if mention.plover_type is None or mention.status is Status.NOT_HAPPENED:
        return None
    if mention.plover_type == mention.event_type:
        return scored(mention, scales)
    status = "planned" if mention.status is Status.POSSIBLE else mention.status.value
    code = scales.turned(mention.cameo, status)
    known = scales.codes.get(code or "")
    mode = known.mode if known is not None and known.event_type == mention.plover_type else None
    return _on(mention.plover_type, mode, code, scales)


def _on(event_type: str, mode: str | None, code: str | None, scales: Scales) -> Scored:
    quad, score = scales.plover_of(event_type, mode)
    goldstein = scales.goldstein(code)
    return Scored(event_type, mode, code if goldstein is not None else None, goldstein, score, quad)


@cache
def known_scales() -> Scales:
    """Give the scales that come with the program."""
    with as_file(files("truceline") / "data") as folder:
        return load_scales(folder / "cameo.csv", folder / "plover.csv")


def load_scales(cameo: Path, plover: Path) -> Scales:
    """Load the codes and the scores; DataFileError lists every fault of a file."""
    scores: dict[tuple[str, str | None], tuple[int, float]] = {}
    faults: list[str] = []
    for at, row in _rows(plover, SCORE_COLUMNS):
        key, quad, score = (row["type"], row["mode"] or None), row["quad"], _value(row["score"])
        faults += [f"line {at}: {key} stands twice"] if key in scores else []
        if quad not in {str(q) for q in QUADS.values()} or score is None:
            faults.append(f"line {at}: quad {quad!r} and score {row['score']!r} are no quad class and score")
            continue
        scores[key] = int(quad), score
    if faults:
        raise DataFileError(plover, "; ".join(faults))
    codes: dict[str, CameoCode] = {}
    for at, row in _rows(cameo, COLUMNS):
        faults += [f"line {at}: {row['code']} stands twice"] if row["code"] in codes else []
        value = _value(row["goldstein"])
        if value is None:
            faults.append(f"line {at}: goldstein {row['goldstein']!r} is no value from -10 to 10")
            continue
        codes[row["code"]] = _code(row, value)
    faults += [fault for code in codes.values() for fault in _faults_of(code, codes, scores)]
    if faults:
        raise DataFileError(cameo, "; ".join(faults))
    return Scales(codes=codes, plover=scores)


def scale_faults(codebook: Codebook, scales: Scales) -> tuple[str, ...]:
    """List where codebook and scales do not agree: unknown codes, codes of another type, other scores."""
    found = []
    for event_type, where, code in _codes_used(codebook):
        known = scales.codes.get(code)
        if known is None:
            found.append(f"{where}: there is no CAMEO code {code}")
        elif event_type not in (known.event_type, *known.also):
            found.append(f"{where}: CAMEO code {code} is {known.event_type or 'left out by PLOVER'}")
    for event_type, file in codebook.types.items():
        for mode in (None, *file.modes):
            ours = QUADS[file.quad], codebook.score(event_type, mode)
            if scales.plover_of(event_type, mode) != ours:
                found.append(f"{event_type}/{mode}: quad and score {ours} are not those of plover.csv")
    return tuple(found)


def _codes_used(codebook: Codebook) -> Iterator[tuple[str, str, str]]:
    for event_type, file in codebook.types.items():
        yield event_type, event_type, file.cameo
        yield from ((event_type, f"{event_type}/{m}", x.cameo) for m, x in file.modes.items() if x.cameo)
        yield from ((event_type, p.id, p.cameo) for p in file.patterns if p.cameo)


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataFileError(path, "cannot be read") from error
    reader = csv.DictReader(text.splitlines(), restkey="", restval="")
    if tuple(reader.fieldnames or ()) != columns:
        raise DataFileError(path, f"the columns must be {','.join(columns)}")
    return list(enumerate(reader, start=2))


def _code(row: Mapping[str, str], goldstein: float) -> CameoCode:
    return CameoCode(
        code=row["code"],
        name=row["name"],
        goldstein=goldstein,
        event_type=row["type"],
        mode=row["mode"] or None,
        contexts=tuple(filter(None, row["contexts"].split(";"))),
        also=tuple(filter(None, row["also"].split(";"))),
        turned={how: row[how] for how in TURNS if row[how]},
        note=row["note"],
    )


def _faults_of(
    code: CameoCode,
    codes: Mapping[str, CameoCode],
    scores: Mapping[tuple[str, str | None], tuple[int, float]],
) -> Iterator[str]:
    if not code.code.isdigit() or len(code.code) not in {3, 4} or not code.name:
        yield f"{code.code!r}: a code has three or four digits and a name"
    for event_type in filter(None, (code.event_type, *code.also)):
        if (event_type, None) not in scores:
            yield f"{code.code}: there is no type {event_type}"
    if code.mode and (code.event_type, code.mode) not in scores:
        yield f"{code.code}: {code.event_type} has no mode {code.mode}"
    if code.also and not code.note:
        yield f"{code.code}: a further type needs a note that says why"
    for how, other in code.turned.items():
        if other not in codes:
            yield f"{code.code}: {how} is {other}, which is no code"


def _value(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if LOWEST <= value <= HIGHEST else None
