"""The files under data/actors: their schema, and reading them with every fault of every file in one error."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from truceline.errors import DataFileError
from truceline.records.claim import ActorKind
from truceline.reference.data_files import load_yaml
from truceline.reference.edtf import read_edtf

Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Qid = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]


def _interval(text: str) -> str:
    if read_edtf(text) is None:
        raise ValueError(f"{text!r} is no EDTF interval such as 2013-04/2019 or 2015-10-11/..")
    return text


Span = Annotated[str, AfterValidator(_interval)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Country(_Strict):
    """A country and the words that stand for it; the first adjective makes the names of its bodies.

    `leader` is the office of whoever leads it, where an office of a higher rank only represents it.
    """

    iso3: Iso3
    name: Text
    adjectives: tuple[Text, ...] = ()
    people: tuple[Text, ...] = ()
    capitals: tuple[Text, ...] = ()
    seats: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()
    leader: Slug | None = None
    wikidata: Qid | None = None

    @property
    def adjective(self) -> str:
        """The word before "Armed Forces": its adjective, else its name."""
        return self.adjectives[0] if self.adjectives else self.name


class Tenure(_Strict):
    """An office and the days on which it was taken up and left; None where it is open or not known.

    `of` is the actor that a leader leads, where that is no country.
    """

    office: Slug
    of: Slug | None = None
    since: date | None = Field(default=None, alias="from")
    until: date | None = None

    def holds_on(self, on: date) -> bool:
        """True where the office was held on a day, first and last day included."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Actor(_Strict):
    """A known actor: its canonical name, its kind, the country it acts for, and its other names.

    `country` is None for whoever acts for no state, whatever their nationality. `exists` is an EDTF interval: from
    when and until when it was there ("2013-04/2019", "2015-10-11/.."), None where that is not known.
    `adjectives` are words for belonging to a people ("Kurdish"); `surname` is given
    where it is not the last word of a person's name.
    """

    id: Slug
    name: Text
    kind: ActorKind
    country: Iso3 | None = None
    also: tuple[Text, ...] = ()
    adjectives: tuple[Text, ...] = ()
    surname: Text | None = None
    offices: tuple[Tenure, ...] = ()
    exists: Span | None = None
    wikidata: Qid | None = None
    note: Text | None = None

    def was_there_on(self, on: date) -> bool:
        """False only where a day lies outside the span that is known of it."""
        if self.exists is None:
            return True
        first, last = read_edtf(self.exists) or (None, None)
        return (first is None or first <= on) and (last is None or on <= last)


class Office(_Strict):
    """An office by its words; `leads` where its holder is "the leader", `ministry` where it heads one."""

    id: Slug
    words: tuple[Text, ...]
    leads: bool = False
    ministry: Slug | None = None


class Ministry(_Strict):
    """A body or branch that every state has; `title` comes after the nationality in its canonical name."""

    id: Slug
    title: Text
    words: tuple[Text, ...]


class ActorFile(_Strict):
    """What one file under data/actors may hold; any part may be left out."""

    countries: tuple[Country, ...] = ()
    actors: tuple[Actor, ...] = ()
    nouns: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    relations: tuple[Text, ...] = ()
    prefixes: tuple[Text, ...] = ()
    apart: tuple[Text, ...] = ()
    titles: tuple[Text, ...] = ()
    offices: tuple[Office, ...] = ()
    ministries: tuple[Ministry, ...] = ()
    branches: tuple[Ministry, ...] = ()
    spellings: dict[str, tuple[Text, ...]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorData:
    """The parts of all files, in file order."""

    countries: tuple[Country, ...]
    actors: tuple[Actor, ...]
    nouns: dict[str, tuple[str, ...]]
    relations: frozenset[str]
    prefixes: frozenset[str]
    apart: frozenset[str]
    titles: frozenset[str]
    offices: tuple[Office, ...]
    ministries: tuple[Ministry, ...]
    branches: tuple[Ministry, ...]
    spellings: dict[str, tuple[str, ...]]


def read_actor_files(paths: Iterable[Path]) -> ActorData:
    """Read files, and every .yaml of folders; DataFileError lists all faults of all of them."""
    files: list[ActorFile] = []
    faults: list[str] = []
    given = sorted(paths)
    for path in (file for folder in given for file in _files_of(folder)):
        try:
            files.append(load_yaml(path, ActorFile))
        except DataFileError as error:
            faults.append(str(error))
    if not files and not faults:
        faults.append("no actor files there")
    faults += _cross_faults(files)
    if faults:
        subject: Path | str = "data/actors"
        if given:
            subject = given[0] if len(given) == 1 else given[0].parent
        raise DataFileError(subject, "; ".join(faults))
    return _joined(files)


def _files_of(path: Path) -> list[Path]:
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _joined(files: list[ActorFile]) -> ActorData:
    return ActorData(
        countries=tuple(c for f in files for c in f.countries),
        actors=tuple(a for f in files for a in f.actors),
        nouns=_merged(f.nouns for f in files),
        relations=frozenset(w for f in files for w in f.relations),
        prefixes=frozenset(w for f in files for w in f.prefixes),
        apart=frozenset(w for f in files for w in f.apart),
        titles=frozenset(w for f in files for w in f.titles),
        offices=tuple(o for f in files for o in f.offices),
        ministries=tuple(m for f in files for m in f.ministries),
        branches=tuple(b for f in files for b in f.branches),
        spellings=_merged(f.spellings for f in files),
    )


def _merged(parts: Iterable[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for key, words in part.items():
            merged[key] = merged.get(key, ()) + words
    return merged


def _cross_faults(files: list[ActorFile]) -> Iterator[str]:
    """What no single entry shows: ids used twice, countries and offices that are not there."""
    actors = [a for f in files for a in f.actors]
    countries = Counter(c.iso3 for f in files for c in f.countries)
    offices = Counter(o.id for f in files for o in f.offices)
    ministries = Counter(m.id for f in files for m in f.ministries)
    ids = Counter(a.id for a in actors)
    for what, counted in (
        ("actor", ids),
        ("country", countries),
        ("office", offices),
        ("ministry", ministries),
    ):
        yield from (f"{what} {key} is there {n} times" for key, n in counted.items() if n > 1)
    for office in (o for f in files for o in f.offices):
        if office.ministry and office.ministry not in ministries:
            yield f"office {office.id}: no ministry {office.ministry!r}"
    for actor in actors:
        if actor.country and actor.country not in countries:
            yield f"actor {actor.id}: no country {actor.country!r}"
        for tenure in actor.offices:
            if tenure.office not in offices:
                yield f"actor {actor.id}: no office {tenure.office!r}"
            if tenure.of and tenure.of not in ids:
                yield f"actor {actor.id}: no actor {tenure.of!r}"
            if tenure.since and tenure.until and tenure.until < tenure.since:
                yield f"actor {actor.id}: {tenure.office} ends before it begins"
