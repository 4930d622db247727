"""Fixtures that several rooms use: the settings of a test run, the kit that reads and the world that resolves."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from truceline import kit as kits
from truceline.config import Settings, load_settings
from truceline.reference.gazetteer_build import geonames_cities
from truceline.reference.gazetteer_rows import City

# All places of GeoNames take half a minute to compile. The towns of this size, and every place of
# the countries that the reports of `examples/` are about, take a few seconds.
LARGE = 50_000
WHOLE_COUNTRIES = frozenset({"AM", "AZ", "CY", "SY", "YE"})


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Default settings whose database and cache lie in a folder of this test run."""
    folder: Path = tmp_path_factory.mktemp("truceline")
    paths = {"TRUCELINE_DB": str(folder / "record.db"), "TRUCELINE_CACHE": str(folder / "cache")}
    return load_settings(None, paths)


@pytest.fixture(scope="session")
def kit(settings: Settings) -> kits.Kit:
    """The language model and the wording data; for tests marked `model`."""
    return kits.load_kit(settings)


@pytest.fixture(scope="session")
def world(settings: Settings) -> kits.World:
    """Actors, kinds of arrangement, and a gazetteer of our own places and the towns that tests name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kits, "geonames_cities", _some_cities)
        return kits.load_world(settings)


def _some_cities() -> Iterable[City]:
    return [c for c in geonames_cities() if c["population"] >= LARGE or c["countrycode"] in WHOLE_COUNTRIES]
