"""Who answers a benchmark: rules and learned reader joined, the rules alone, or the reader alone.

The environment says which, in one way for every benchmark that reads mentions: TRUCELINE_RULES_ONLY leaves the reader
out, as it does of any run, and TRUCELINE_READER_ALONE leaves the rules out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from benchmarks.alone import seen_in
from truceline.config import load_settings
from truceline.errors import ConfigError
from truceline.kit import Kit, load_kit
from truceline.pipeline import read_document
from truceline.records.document import Document, plain_document
from truceline.records.mention import Mention, Reading
from truceline.reference.encoder import Encoder

READER_ALONE, RULES_ONLY = "TRUCELINE_READER_ALONE", "TRUCELINE_RULES_ONLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """What reads for a benchmark; `alone` is the learned reader where no rule is heard, else None."""

    kit: Kit
    alone: Encoder | None = None

    def read(self, document: Document) -> Reading:
        """Read a document; of the reader alone a reading has mentions and attributions."""
        if self.alone is not None:
            return seen_in(document, self.kit, self.alone)
        return read_document(document, self.kit)

    def mentions_in(self, text: str) -> Sequence[Mention]:
        """Give what a text tells that is a report by itself."""
        return self.read(plain_document("sentence", text)).mentions

    def by_rules(self) -> Self:
        """Give the same with the rules alone."""
        return replace(
            self, kit=replace(self.kit, wording=replace(self.kit.wording, reader=None)), alone=None
        )


def load_coder(environ: Mapping[str, str]) -> Coder:
    """Load what the environment asks for."""
    alone = is_reader_alone(environ)
    kit = load_kit(
        load_settings(None, {name: said for name, said in environ.items() if name != READER_ALONE})
    )
    return Coder(kit=kit, alone=kit.wording.reader if alone else None)


def is_reader_alone(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks for the learned reader alone; ConfigError where it cannot be."""
    said = environ.get(READER_ALONE) or "false"
    if said not in ("true", "false"):
        raise ConfigError(READER_ALONE, f"{said!r} is neither true nor false")
    if said == "true" and environ.get(RULES_ONLY) == "true":
        raise ConfigError(READER_ALONE, f"cannot be true beside {RULES_ONLY}; take one of them out")
    return said == "true"
