"""News outlets and agencies: their names, short forms and web domains."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from truceline.errors import DataFileError
from truceline.reference.data_files import load_yaml

OutletKind = Literal["agency", "newspaper", "broadcaster", "magazine", "site", "monitor"]


class Outlet(BaseModel):
    """One outlet: `country` is ISO 3166 alpha-3, None for those of no one country; `state` runs it or not."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kind: OutletKind
    country: str | None = None
    state: bool = False
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """All known outlets, by each of their names in lower case and by their domains."""

    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def named(self, words: str) -> Outlet | None:
        """Give the outlet of that name ("the Guardian", "AA"), None where none is known."""
        name = _plain(words)
        found = self.by_name.get(name) or self.by_name.get(name.removeprefix("the "))
        # Short forms are read only as written: "AA" is an agency, "aa" is not.
        if (
            found
            and len(name) <= 4
            and words.strip() != words.strip().upper()
            and words.strip() not in _names(found)
        ):
            return None
        return found

    def at(self, domain: str) -> Outlet | None:
        """Give the outlet of a web domain or of a name under it, None where none is known."""
        parts = domain.casefold().split(".")
        names = (".".join(parts[at:]) for at in range(len(parts)))
        return next((self.by_domain[name] for name in names if name in self.by_domain), None)


def load_outlets(path: Path) -> Outlets:
    """Load a file of outlets; DataFileError where its form or a name used twice makes it unusable."""
    outlets = load_yaml(path, tuple[Outlet, ...])
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    twice = []
    for outlet in outlets:
        for key, table in [(_plain(n), by_name) for n in _names(outlet)] + [
            (d, by_domain) for d in outlet.domains
        ]:
            if table.setdefault(key, outlet) is not outlet:
                twice.append(key)
    if twice:
        raise DataFileError(path, f"names stand for two outlets: {', '.join(sorted(twice))}")
    return Outlets(by_name=by_name, by_domain=by_domain)


@cache
def known_outlets() -> Outlets:
    """Give the outlets that come with the program."""
    with as_file(files("truceline") / "data/outlets.yaml") as path:
        return load_outlets(path)


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.aliases)


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split()).strip(" .")
