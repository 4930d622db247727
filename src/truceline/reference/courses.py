"""What words say of the course of one kind of arrangement, beyond what they say of any event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from truceline.reference.kind_file import Phase
from truceline.reference.lexicon import Aspect

# What has stopped such a thing, by whether setting it up is cooperative (patrols) or hostile (a blockade).
_STOPPED, _EASED = "SANCTION/discontinue", "RETREAT/withdraw"
_STOPS = frozenset({"suspend", "end"})


@dataclass(frozen=True, slots=True)
class Course:
    """The words by which a kind begins, goes on and ends, written as in aspects.yaml.

    `told` are said of it ("the post was abandoned", "the truce is dead"), `done` are what it does itself, whatever the
    object ("observers left the town"). Where it is `closed`, no other words count: a road that resumes nothing.
    """

    told: Mapping[str, Aspect]
    done: Mapping[str, Aspect]
    closed: bool = False

    def of_subject(self) -> "Course":
        """Give the words as they count for a verb whose subject it is: what it does is told of it as well."""
        return replace(self, told={**self.told, **self.done}) if self.done else self


def course_of(
    told: Mapping[Phase, tuple[str, ...]], done: Mapping[Phase, tuple[str, ...]], *, closed: bool = False
) -> Course:
    """Make a course from the words of each phase."""
    return Course(told=_aspects(told), done=_aspects(done), closed=closed)


def _aspects(by_phase: Mapping[Phase, tuple[str, ...]]) -> dict[str, Aspect]:
    return {words: _aspect(phase) for phase, of_phase in by_phase.items() for words in of_phase}


def _aspect(phase: str) -> Aspect:
    if phase in _STOPS:
        return Aspect(phase=phase, cooperative=_STOPPED, hostile=_EASED)
    return Aspect(phase=phase, effect="ongoing" if phase == "continue" else "happened")
