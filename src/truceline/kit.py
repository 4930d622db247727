"""What reading and reconciling need: the data files, the gazetteer and the language model, loaded once."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.config import Settings
from truceline.errors import DataFileError, GazetteerError, TrucelineError
from truceline.reference.actors import ActorBook, load_actors
from truceline.reference.cameo import known_scales, scale_faults
from truceline.reference.codebook import Codebook, load_codebook
from truceline.reference.deeds import Deeds, load_deeds
from truceline.reference.encoder import Encoder, encoder_version, load_encoder
from truceline.reference.figure_kinds import FigureKinds, load_figure_kinds
from truceline.reference.gazetteer import Gazetteer, open_gazetteer
from truceline.reference.gazetteer_build import airports, build, geonames_cities
from truceline.reference.gazetteer_dump import open_dump
from truceline.reference.gazetteer_rows import GazetteerRow
from truceline.reference.kinds import Kinds, load_kinds
from truceline.reference.lexicon import Lexicon, load_lexicon
from truceline.reference.place_files import load_place_files, places_digest

if TYPE_CHECKING:
    from spacy.language import Language

DATA = Path(str(files("truceline"))) / "data"
READER = DATA / "reader"
# Raised where a change of the code, not of the data, changes what a reading holds.
READING_VERSION = "12"
# The same for what reconciling gives.
VIEW_VERSION = "15"
BUILD_AGAIN = "make it with `truceline gazetteer build DUMP --out FILE`, or take it out of the settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What coding one report needs besides the language model; `reader` is None where the rules alone decide."""

    codebook: Codebook
    lexicon: Lexicon
    kinds: Kinds
    made_with: str
    reader: Encoder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What reconciling needs: who is who, what lies where, what moves an arrangement, which words tell of one deed."""

    actors: ActorBook
    gazetteer: Gazetteer
    kinds: Kinds
    deeds: Deeds
    made_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """All that `pipeline.read` takes besides the capture."""

    nlp: "Language"
    wording: Wording


def data_files(settings: Settings, folder: str, pattern: str = "*.yaml") -> tuple[Path, ...]:
    """Give the data files of a folder by name; a file of the user's goes before ours of the same name."""
    found: dict[str, Path] = {}
    for root in (DATA, *reversed(settings.data)):
        for path in sorted((root / folder).glob(pattern)):
            found[path.name] = path
    return tuple(found[name] for name in sorted(found))


def made_with(settings: Settings) -> str:
    """Digest the data files that readings rest on, with the model's name, so that a stale reading is known."""
    paths = [
        *data_files(settings, "codebook/plover"),
        *data_files(settings, "lexicon/en"),
        *data_files(settings, "", "arrangements.yaml"),
        DATA / "cameo.csv",
    ]
    reader = "" if settings.rules_only else encoder_version(READER)
    return digest_of([READING_VERSION, settings.model, reader], paths)


def load_wording(settings: Settings) -> Wording:
    """Load the codebook, the lexicon, the kinds of arrangement and the reader; DataFileError lists every fault."""
    return Wording(
        codebook=load_patterns(settings),
        lexicon=_lexicon(settings),
        kinds=_kinds(settings),
        made_with=made_with(settings),
        reader=None if settings.rules_only else load_encoder(READER),
    )


def load_patterns(settings: Settings) -> Codebook:
    """Load the codebook alone; DataFileError lists every fault."""
    return load_codebook(data_files(settings, "codebook/plover"))


def load_figures(settings: Settings) -> FigureKinds:
    """Load the kinds of figures; DataFileError lists every example that is not kept."""
    return load_figure_kinds(data_files(settings, "", "figures.yaml")[0])


def load_kit(settings: Settings) -> Kit:
    """Load the language model and the wording data.

    What is loaded stays as long as the process: the collector of unreachable objects no longer goes through it.
    """
    from truceline.stages.annotate import load_model

    loaded = Kit(nlp=load_model(settings.model), wording=load_wording(settings))
    gc.collect()
    gc.freeze()
    return loaded


def load_world(settings: Settings, progress: Callable[[int, int], None] | None = None) -> World:
    """Load actors and kinds, and open the gazetteer, compiling it into the cache folder where need be."""
    actors = data_files(settings, "actors")
    gazetteer = ready_gazetteer(settings, progress)
    return World(
        actors=load_actors(actors),
        gazetteer=gazetteer,
        kinds=_kinds(settings),
        deeds=_deeds(settings),
        made_with=world_digest(settings),
    )


def world_digest(settings: Settings) -> str:
    """Digest the data files that reconciling rests on, and what a gazetteer of the user's own was made of."""
    own = ""
    if settings.gazetteer is not None:
        with ready_gazetteer(settings) as gazetteer:
            own = gazetteer.made_of
    paths = [
        *data_files(settings, "actors"),
        *place_files(settings),
        *data_files(settings, "", "arrangements.yaml"),
        *data_files(settings, "", "deeds.yaml"),
    ]
    return digest_of([VIEW_VERSION, own], paths)


def ready_gazetteer(settings: Settings, progress: Callable[[int, int], None] | None = None) -> Gazetteer:
    """Open the compiled gazetteer; where it is missing, broken or made from other files, compile it first.

    One that the settings name is never compiled by the way: GazetteerError says to build it again.
    """
    places = place_files(settings)
    if settings.gazetteer is not None:
        return open_gazetteer(settings.gazetteer, places=places, way_out=BUILD_AGAIN)
    target = settings.cache / f"gazetteer-{places_digest(places)[:12]}.sqlite"
    try:
        return open_gazetteer(target, places=places)
    except GazetteerError:
        build(target, places=places, cities=geonames_cities(), more=airports(), progress=progress)
    return open_gazetteer(target, places=places)


def build_gazetteer(
    settings: Settings, dump: Path, target: Path, progress: Callable[[int, int], None] | None = None
) -> Path:
    """Compile a gazetteer of GeoNames' dump and the place files; DataFileError where the file is no dump."""
    listed = open_dump(dump)
    more = _Both(airports(), listed.features)
    return build(target, places=place_files(settings), cities=listed, more=more, progress=progress)


@dataclass(frozen=True, slots=True)
class _Both:
    """Rows of two kinds, to be gone through more than once."""

    first: Iterable[GazetteerRow]
    second: Iterable[GazetteerRow]

    def __iter__(self) -> Iterator[GazetteerRow]:
        yield from self.first
        yield from self.second


def data_faults(settings: Settings) -> tuple[TrucelineError, ...]:
    """Load every kind of data file and give what is wrong with any, all at once."""
    loaders: tuple[Callable[[], object], ...] = (
        lambda: _scaled_codebook(settings),
        lambda: _lexicon(settings),
        lambda: _kinds(settings),
        lambda: _deeds(settings),
        lambda: load_figures(settings),
        lambda: load_actors(data_files(settings, "actors")),
        lambda: load_place_files(place_files(settings)),
    )
    found = []
    for load in loaders:
        try:
            load()
        except DataFileError as error:
            found.append(error)
    return tuple(found)


def digest_of(words: Iterable[str], paths: Iterable[Path]) -> str:
    """Digest some words and the contents of some files, in the order given."""
    digest = hashlib.sha256()
    for word in words:
        digest.update(word.encode() + b"\x1f")
    for path in paths:
        digest.update(path.name.encode() + b"\x1f" + path.read_bytes())
    return digest.hexdigest()[:16]


def _lexicon(settings: Settings) -> Lexicon:
    return load_lexicon({path.stem: path for path in data_files(settings, "lexicon/en")})


def _scaled_codebook(settings: Settings) -> Codebook:
    """Load the codebook and hold its CAMEO codes and scores to the scales."""
    codebook = load_patterns(settings)
    faults = scale_faults(codebook, known_scales())
    if faults:
        raise DataFileError("codebook", "; ".join(faults))
    return codebook


def _kinds(settings: Settings) -> Kinds:
    return load_kinds(data_files(settings, "", "arrangements.yaml")[0])


def _deeds(settings: Settings) -> Deeds:
    return load_deeds(data_files(settings, "", "deeds.yaml")[0])


def place_files(settings: Settings) -> tuple[Path, ...]:
    """Give the place files that the gazetteer is compiled from."""
    return tuple(p for p in data_files(settings, "places", "*") if p.suffix in {".yaml", ".csv"})
