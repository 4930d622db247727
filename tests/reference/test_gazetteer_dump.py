"""GeoNames' own dump: which of its lines become places, and what is no dump."""

import zipfile

import pytest

from tests.gazetteers import PLACE_FILES
from truceline.errors import DataFileError
from truceline.reference.gazetteer import open_gazetteer
from truceline.reference.gazetteer_build import build
from truceline.reference.gazetteer_dump import open_dump


def line(number, name, others, at, kind, country="SY", area="09", people=0):
    """A line of the dump; `kind` is the feature class and code."""
    group, code = kind.split(".")
    columns = [
        *(str(number), name, name, others, str(at[0]), str(at[1]), group, code, country, ""),
        *(area, "", "", "", str(people), "", "1", "Asia/Damascus", "2024-01-01"),
    ]
    return "\t".join(columns)


LINES = (
    line(9000001, "Kafr Velm", "Kafar Velm,كفر", (36.1, 37.1), "P.PPL", people=300),
    line(9000002, "Old Velm", "", (36.1, 37.1), "P.PPLH"),
    line(9000003, "Velm Bridge", "Jisr Velm", (36.11, 37.12), "S.BDG"),
    line(9000004, "Wadi Velm", "", (36.0, 37.0), "H.STM"),
    line(9000005, "Nahr Velm", "Velm River", (36.0, 37.0), "H.STM"),
    line(9000006, "Velm School", "Velm High School", (36.1, 37.1), "S.SCH"),
    line(9000007, "Bab al-Velm", "", (36.6, 37.0), "S.PSTB"),
    "9000008\tshort line",
    line("x", "Nowhere", "", (1, 1), "P.PPL"),
    line(9000009, "Off the Map", "", (95, 1), "P.PPL"),
)


@pytest.fixture
def dump(tmp_path):
    """A path to a zipped dump of a few lines."""
    path = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about the dump")
        archive.writestr("allCountries.txt", "\n".join(LINES) + "\n")
    return path


@pytest.fixture
def compiled(dump, tmp_path):
    """The gazetteer that the dump gives, with our own place files."""
    read = open_dump(dump)
    build(tmp_path / "g.sqlite", places=PLACE_FILES, cities=read, more=read.features)
    with open_gazetteer(tmp_path / "g.sqlite") as gazetteer:
        yield gazetteer


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Kafr Velm", "city"), ("Jisr Velm", "site"), ("Velm River", "river"), ("Bab al-Velm", "crossing")],
)
def test_towns_and_features_are_found_by_their_names(compiled, name, kind):
    found = compiled.find(name)

    assert [(entry.kind, entry.country) for entry in found][:1] == [(kind, "SYR")]


@pytest.mark.parametrize("name", ["Old Velm", "Wadi Velm", "Velm School", "Nowhere", "Off the Map"])
def test_what_is_gone_common_or_broken_is_left_out(compiled, name):
    assert [entry for entry in compiled.find(name) if entry.match != "loose"] == []


def test_our_own_places_are_there_as_well(compiled):
    assert compiled.find("Damascus Governorate")


def test_the_same_dump_gives_the_same_bytes(dump, tmp_path):
    read = open_dump(dump)
    paths = [
        build(tmp_path / name, places=PLACE_FILES, cities=read, more=read.features) for name in ("a", "b")
    ]

    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b"not a dump\n"), ("b.zip", b"no archive"), ("c.txt", b"\xff\xfe\x00"), ("d.txt", b"")],
)
def test_a_file_that_is_no_dump_is_named_with_the_way_out(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(DataFileError, match=name):
        open_dump(path)


def test_an_archive_without_the_list_is_named(tmp_path):
    path = tmp_path / "empty.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("picture.png", "x")

    with pytest.raises(DataFileError, match=r"has no \.txt"):
        open_dump(path)
