"""Place files: what the list of cities lacks, written by hand (YAML) or listed (CSV), checked at load."""

import csv
import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from truceline.errors import DataFileError
from truceline.reference.data_files import load_yaml

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Iso3 = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Names = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(min_length=1)]
Kind = Literal[
    "city", "site", "crossing", "admin1", "admin2", "region", "continent", "sea", "river", "line", "zone"
]

_CSV_COLUMNS = ["geonames_id", "code", "names", "lat", "lon", "population"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Strict):
    """A place of its own; the first name is the one shown. `shape` holds [lat, lon] points.

    `only_with` are countries of which a report must name one for the names to mean this place.
    """

    id: str = Field(pattern="^[a-z0-9][a-z0-9-]*$")
    names: Names
    kind: Kind
    lat: Latitude
    lon: Longitude
    country: Iso3 | None = None
    admin1: str | None = None
    parent: str | None = None
    geonames_id: int | None = None
    population: int = Field(default=0, ge=0)
    shape: tuple[tuple[Latitude, Longitude], ...] = ()
    approximate: bool = True
    only_with: tuple[Iso3, ...] = ()

    @model_validator(mode="after")
    def _shape_fits_kind(self) -> "Place":
        if self.shape and len(self.shape) < (3 if self.kind == "zone" else 2):
            raise ValueError("shape has too few points")
        return self


class Country(_Strict):
    """What the list of countries lacks: a point in the middle, other names, nationality adjectives."""

    iso3: Iso3
    lat: Latitude
    lon: Longitude
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class OtherNames(_Strict):
    """More names for a place of GeoNames, as the English press spells it."""

    geonames_id: int
    names: Names


class PlaceFile(_Strict):
    """One YAML file under data/places; any of the three lists may be missing."""

    about: str
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    also_known_as: tuple[OtherNames, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArea:
    """An administrative area of GeoNames; `code` is GeoNames' ("SY.09", "US.NY.067")."""

    geonames_id: int
    code: str
    names: tuple[str, ...]
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFiles:
    """All place files together, in the order given."""

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    also_known_as: tuple[OtherNames, ...]
    areas: tuple[ListedArea, ...]


def load_place_files(paths: Sequence[Path]) -> PlaceFiles:
    """Load place files; DataFileError lists every fault of every file."""
    files: list[PlaceFile] = []
    areas: list[ListedArea] = []
    faults: list[tuple[Path, str]] = []
    for path in paths:
        try:
            if path.suffix == ".csv":
                areas += _load_areas(path)
            else:
                files.append(load_yaml(path, PlaceFile))
        except DataFileError as error:
            faults.append((path, error.message))
    double = _double_ids(files)
    if double:
        faults.append((paths[0].parent, "; ".join(double)))
    if len(faults) == 1:
        raise DataFileError(*faults[0])
    if faults:
        raise DataFileError(paths[0].parent, "; ".join(f"{path.name}: {fault}" for path, fault in faults))
    return PlaceFiles(
        countries=tuple(c for file in files for c in file.countries),
        places=tuple(p for file in files for p in file.places),
        also_known_as=tuple(n for file in files for n in file.also_known_as),
        areas=tuple(areas),
    )


def places_digest(paths: Sequence[Path]) -> str:
    """Give a digest of some place files' names and bytes, whatever their order."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataFileError(path, "cannot be read") from error
        digest.update(f"{path.name}\x1f{len(content)}\x1f".encode() + content)
    return digest.hexdigest()


def _load_areas(path: Path) -> list[ListedArea]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(path, "cannot be read as CSV") from error
    if not rows or list(rows[0]) != _CSV_COLUMNS:
        raise DataFileError(path, f"columns must be {', '.join(_CSV_COLUMNS)}")
    areas, faults = [], []
    for number, row in enumerate(rows, start=1):
        try:
            areas.append(_area(row))
        except (ValueError, TypeError, AttributeError) as error:
            faults.append(f"row {number}: {error}")
    if faults:
        raise DataFileError(path, "; ".join(faults))
    return areas


def _area(row: Mapping[str, str]) -> ListedArea:
    area = ListedArea(
        geonames_id=int(row["geonames_id"]),
        code=row["code"],
        names=tuple(name for name in row["names"].split("|") if name),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]),
    )
    if not area.names or area.code.count(".") not in (1, 2):
        raise ValueError("needs a name and a code such as SY.09 or US.NY.067")
    if not (math.fabs(area.lat) <= 90 and math.fabs(area.lon) <= 180):
        raise ValueError(f"no such coordinates: {area.lat}, {area.lon}")
    return area


def _double_ids(files: Sequence[PlaceFile]) -> list[str]:
    seen: set[str] = set()
    faults = []
    for key in [p.id for f in files for p in f.places] + [c.iso3 for f in files for c in f.countries]:
        if key in seen:
            faults.append(f"{key} is listed twice")
        seen.add(key)
    return faults
