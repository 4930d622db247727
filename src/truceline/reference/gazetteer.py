"""The compiled gazetteer: places of the world by name, read only, from one SQLite file."""

import functools
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from truceline.errors import GazetteerError
from truceline.reference.place_files import places_digest
from truceline.reference.toponyms import (
    fold,
    is_initials,
    loose,
    names_a_town,
    without_area_word,
    without_kind_word,
)

# Raised whenever the tables or the keys change, so that an old file is rebuilt, not misread.
GAZETTEER_VERSION = "4"

# How precise a pin of each kind is, in the words of PlaceLink.precision.
PRECISION_OF_KIND = {
    "city": "city",
    "site": "point",
    "crossing": "point",
    "admin2": "admin2",
    "admin1": "admin1",
    "country": "country",
    "region": "region",
    "continent": "region",
    "sea": "region",
    "river": "line",
    "line": "line",
    "zone": "zone",
}

# "LA" and "NYC" are; smaller cities that news calls by two or three capitals are none that we know of.
_KNOWN_BY_INITIALS = 1_000_000

_COLUMNS = (
    "e.id, e.name, e.kind, e.country, e.admin1, e.admin1_name, e.lat, e.lon, e.population, e.geonames_id, "
    "e.parent, e.shape, e.approximate, e.is_capital, e.only_with"
)
_WAY_OUT = "delete it; the next command compiles it anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place. `country` is ISO 3166 alpha-3, `admin1` GeoNames' code ("SY.09").

    `kind` is a key of PRECISION_OF_KIND. `shape` holds (lat, lon) corners of a zone or points of
    a line; `only_with` countries (alpha-3) of which a report must name one for a name as general as
    "the buffer zone" to mean this place. `approximate` marks coordinates that stand for an area. `match` says how a
    name found it: name, alternate, adjective, area (its word for a kind was taken off), loose, rule.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    admin1: str | None = None
    admin1_name: str | None = None
    population: int = 0
    geonames_id: int | None = None
    parent: str | None = None
    shape: tuple[tuple[float, float], ...] = ()
    approximate: bool = False
    is_capital: bool = False
    only_with: tuple[str, ...] = ()
    match: str = "name"

    @property
    def precision(self) -> str:
        """Say how fine the pin is, as PlaceLink does."""
        return PRECISION_OF_KIND[self.kind]


class Gazetteer:
    """An open gazetteer; close it, or use it in a `with` block."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._found = functools.lru_cache(maxsize=4096)(self._find)
        self._adjectives = functools.lru_cache(maxsize=1024)(self._of_adjective)

    def __enter__(self) -> "Gazetteer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return open_gazetteer, (self.path,)

    @property
    def made_of(self) -> str:
        """Give a digest of all that this gazetteer was compiled from, one for each set of sources."""
        rows = self._rows("SELECT value FROM made_of ORDER BY key", ())
        return " ".join(str(row[0]) for row in rows)

    def close(self) -> None:
        """Close the file; the gazetteer finds nothing afterwards."""
        self._connection.close()

    def find(self, name: str, *, limit: int = 40) -> tuple[GazetteerEntry, ...]:
        """Give the places of a name: closest match first, then the most populous; at most `limit`.

        "Idlib province" finds the areas named Idlib before its cities. An unknown name gives ().
        """
        return self._found(name, limit)

    def entry(self, entry_id: str) -> GazetteerEntry | None:
        """Give the entry of an id."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM entries e WHERE e.id = ?", (entry_id,))
        return _entry(rows[0], "name") if rows else None

    def country(self, iso3: str) -> GazetteerEntry | None:
        """Give the entry of a country by its ISO 3166 alpha-3 code."""
        query = f"SELECT {_COLUMNS} FROM entries e WHERE e.kind = 'country' AND e.country = ?"
        rows = self._rows(query, (iso3,))
        return _entry(rows[0], "name") if rows else None

    def country_of_adjective(self, word: str) -> str | None:
        """Give the country (alpha-3) of a nationality adjective: "Syrian", "Turks"."""
        return self._adjectives(word)

    def neighbours(self, iso3: str) -> frozenset[str]:
        """Give the countries (alpha-3) that border on a country."""
        rows = self._rows("SELECT neighbour FROM neighbours WHERE country = ?", (iso3,))
        return frozenset(str(row[0]) for row in rows)

    def cities_of(self, area: GazetteerEntry) -> tuple[tuple[float, float], ...]:
        """Give the coordinates of the cities of a country or a first-order area."""
        column = "admin1" if area.kind == "admin1" else "country"
        value = area.admin1 if area.kind == "admin1" else area.country
        query = f"SELECT lat, lon FROM entries WHERE {column} = ? AND kind = 'city' ORDER BY id"
        return tuple((float(str(lat)), float(str(lon))) for lat, lon in self._rows(query, (value,)))

    def _find(self, name: str, limit: int) -> tuple[GazetteerEntry, ...]:
        found: dict[str, GazetteerEntry] = {}
        bare = without_area_word(name)
        for entry in self._by_key(fold(name), limit):
            found.setdefault(entry.id, entry)
        if bare:
            areas = [e for e in self._by_key(bare, limit) if e.kind in ("admin1", "admin2", "region")]
            for entry in areas or self._by_key(bare, limit):
                found.setdefault(entry.id, replace(entry, match="area"))
        for entry in self._by_key(without_kind_word(name) or "", limit):
            if names_a_town(name) and entry.kind not in ("city", "site"):
                continue
            found.setdefault(entry.id, replace(entry, match="alternate" if names_a_town(name) else "area"))
        adjective = self.country_of_adjective(name)
        country = self.country(adjective) if adjective else None
        if country:
            found.setdefault(country.id, replace(country, match="adjective"))
        for key in {loose(name), loose(bare or name)} - {""}:
            for entry in self._by_key(key, limit, spaced=False):
                found.setdefault(entry.id, replace(entry, match="loose"))
        ranks = {"name": 0, "adjective": 0, "alternate": 1, "area": 2, "loose": 3}
        kinds = {"country": 0, "zone": 0}
        kept = [e for e in found.values() if not is_initials(name) or _may_have_initials(e)]
        ordered = sorted(kept, key=lambda e: (ranks[e.match], kinds.get(e.kind, 1), -e.population, e.id))
        return tuple(ordered[:limit])

    def _by_key(self, key: str, limit: int, *, spaced: bool = True) -> list[GazetteerEntry]:
        if not key:
            return []
        query = (
            f"SELECT {_COLUMNS}, n.rank FROM names n JOIN entries e ON e.number = n.entry WHERE n.key = ? "
            "ORDER BY n.rank, e.kind != 'country', e.population DESC, e.id LIMIT ?"
        )
        matches = ("name", "alternate") if spaced else ("loose", "loose")
        rows = self._rows(query, (key if spaced else f"~{key}", limit))
        return [_entry(row, matches[0] if row[-1] == 0 else matches[1]) for row in rows]

    def _of_adjective(self, word: str) -> str | None:
        rows = self._rows("SELECT country FROM adjectives WHERE key = ?", (fold(word),))
        return str(rows[0][0]) if rows else None

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise GazetteerError(self.path, f"cannot be read ({error}); {_WAY_OUT}") from error


def _may_have_initials(entry: GazetteerEntry) -> bool:
    """True for what news calls by its initials: countries, areas, the largest cities; a village called Sa is none."""
    return entry.kind != "city" or entry.population >= _KNOWN_BY_INITIALS


def open_gazetteer(path: Path, *, places: Sequence[Path] = (), way_out: str = _WAY_OUT) -> Gazetteer:
    """Open a compiled gazetteer; GazetteerError says why not and `way_out`: it is missing, broken or old.

    With `places`, it must also have been made from exactly these place files.
    """
    if not path.is_file():
        raise GazetteerError(path, f"no gazetteer there; {way_out}")
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        made_of = dict(connection.execute("SELECT key, value FROM made_of").fetchall())
    except sqlite3.Error as error:
        raise GazetteerError(path, f"is no gazetteer ({error}); {way_out}") from error
    if made_of.get("version") != GAZETTEER_VERSION:
        connection.close()
        raise GazetteerError(
            path, f"is of version {made_of.get('version')}, not {GAZETTEER_VERSION}; {way_out}"
        )
    if places and made_of.get("places") != places_digest(places):
        connection.close()
        raise GazetteerError(path, f"was made from other place files; {way_out}")
    return Gazetteer(path, connection)


def _entry(row: tuple[object, ...], match: str) -> GazetteerEntry:
    (
        id_,
        name,
        kind,
        country,
        admin1,
        admin1_name,
        lat,
        lon,
        population,
        geonames_id,
        parent,
        shape,
        *rest,
    ) = row
    return GazetteerEntry(
        id=str(id_),
        name=str(name),
        kind=str(kind),
        country=_text(country),
        admin1=_text(admin1),
        admin1_name=_text(admin1_name),
        lat=float(str(lat)),
        lon=float(str(lon)),
        population=int(str(population)),
        geonames_id=int(str(geonames_id)) if geonames_id is not None else None,
        parent=_text(parent),
        shape=tuple((float(a), float(b)) for a, b in json.loads(str(shape))) if shape else (),
        approximate=bool(rest[0]),
        is_capital=bool(rest[1]),
        only_with=tuple(str(rest[2]).split()) if rest[2] else (),
        match=match,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
