"""Settings come from defaults, a file and the environment, in this order."""

import importlib.util
import os
from pathlib import Path

import pytest

from truceline.config import SETTINGS_FILE, load_settings
from truceline.errors import ConfigError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return tmp_path / SETTINGS_FILE


def test_without_file_and_environment_there_are_defaults() -> None:
    settings = load_settings(None, {"HOME": "/", "truceline_db": "x"})

    assert settings.db == Path("truceline.db")
    assert settings.cache.name == "truceline"
    assert settings.data == ()
    assert settings.workers == 1


def test_default_model_is_a_package_that_is_installed() -> None:
    assert importlib.util.find_spec(load_settings(None, {}).model) is not None


def test_paths_of_the_file_count_from_its_folder(file: Path) -> None:
    file.write_text('db = "record.db"\ncache = "/cache"\ndata = ["mine"]\nmax_bytes = 1_000\n')

    settings = load_settings(file, {})

    assert settings.db == file.parent / "record.db"
    assert settings.cache == Path("/cache")
    assert settings.data == (file.parent / "mine",)
    assert settings.max_bytes == 1_000


def test_environment_outranks_the_file(file: Path) -> None:
    file.write_text('db = "record.db"\nmodel = "other_model"\nworkers = 2\n')

    settings = load_settings(
        file, {"TRUCELINE_DB": "here.db", "TRUCELINE_WORKERS": "8", "TRUCELINE_MODEL": ""}
    )

    assert settings.db == Path("here.db")
    assert settings.workers == 8
    assert settings.model == "other_model"


def test_several_data_folders_stand_in_one_variable(file: Path) -> None:
    folders = [str(file.parent), str(file.parent / "mine")]

    settings = load_settings(None, {"TRUCELINE_DATA": os.pathsep.join(folders)})

    assert settings.data == (file.parent, file.parent / "mine")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('dbase = "x"', "dbase: is no setting; there are db, model"),
        ("db = 3", "db: 3 is no path"),
        ('db = ""', "db: '' is no path"),
        ('db = "a\\u0000b"', "no path"),
        ('db = "~nobody-of-that-name/x"', "home"),
        ("model = 3", "model: 3 is no name"),
        ('data = "mine"', "write"),
        ("data = [3]", "3 is no path"),
        ('data = ["absent"]', "absent is no folder"),
        ("workers = 0", "from 1 on"),
        ("workers = true", "from 1 on"),
        ("workers = 1.5", "from 1 on"),
        ("workers = 100_000", "at most"),
        ("workers = {}", "from 1 on"),
        ('max_bytes = "10 MB"', "from 1 on"),
        ("[read]\nworkers = 2", "read: is no setting"),
        ("db = ", "is not TOML"),
        ("db = " + "[" * 10_000, "is not TOML"),
        ("workers = 1\nworkers = 2", "is not TOML"),
    ],
)
def test_line_of_no_use_is_named_with_what_to_write(file: Path, line: str, told: str) -> None:
    file.write_text(line)

    with pytest.raises(ConfigError) as raised:
        load_settings(file, {})
    assert told in str(raised.value)
    assert raised.value.subject.startswith(str(file))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TRUCELINE_WORKER", "2"),
        ("TRUCELINE_workers", "2"),
        ("TRUCELINE_WORKERS", "two"),
        ("TRUCELINE_WORKERS", "-1"),
        ("TRUCELINE_WORKERS", "9" * 100_000),
        ("TRUCELINE_WORKERS", "²"),
        ("TRUCELINE_MAX_BYTES", "0"),
        ("TRUCELINE_DATA", "absent"),
        ("TRUCELINE_MODEL", " "),
    ],
)
def test_variable_of_no_use_is_named(variable: str, value: str) -> None:
    with pytest.raises(ConfigError) as raised:
        load_settings(None, {variable: value})
    assert raised.value.subject == variable


def test_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(ConfigError, match="check the path"):
        load_settings(file, {})


def test_file_that_is_no_text_is_named(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigError, match="UTF-8"):
        load_settings(file, {})
