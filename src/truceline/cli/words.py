"""How records are put in words on the screen."""

from collections.abc import Iterable

from rich.text import Text

from truceline.export.told import changed as changed
from truceline.export.told import days as days
from truceline.export.told import decided_in_short as decided_in_short
from truceline.export.told import decided_told as decided_told
from truceline.export.told import disputed as disputed
from truceline.export.told import line_of as line_of
from truceline.export.told import origins_told as origins_told
from truceline.export.told import plural as plural
from truceline.export.told import since as since
from truceline.export.told import speakers_told as speakers_told
from truceline.export.told import who as who
from truceline.records.document import Document, Evidence
from truceline.records.view import View


def names_of(view: View) -> dict[str, str]:
    """Give the names of the view's documents by id."""
    return {d.reading.document.id: d.reading.document.name for d in view.dated}


def shown(document: Document, sentence: Evidence, marked: Evidence, *, plain: bool) -> Text:
    """Give a sentence, indented, with some of its words set off: in colour, or «so» where there is none."""
    before = document.text[sentence.start : marked.start]
    after = document.text[marked.end : sentence.end]
    words = f"«{marked.quote}»" if plain else marked.quote
    parts = (_line(part) for part in (before, words, after))
    text = Text("    ")
    for part, style in zip(parts, ("", "" if plain else "bold reverse", ""), strict=True):
        text.append(part, style)
    return text


def marked(document: Document, passage: Evidence, words: Iterable[Evidence], *, plain: bool) -> Text:
    """Give a passage with some of its words set off, each by itself; what is beyond its bounds is left out."""
    text = Text()
    at = passage.start
    for one in sorted(words, key=lambda e: (e.start, e.end)):
        start, end = max(one.start, at), min(one.end, passage.end)
        if start >= end:
            continue
        text.append(_line(document.text[at:start]))
        inside = _line(document.text[start:end])
        text.append(f"«{inside}»" if plain else inside, "" if plain else "bold yellow")
        at = end
    text.append(_line(document.text[at : passage.end]))
    return text


def _line(words: str) -> str:
    return " ".join(words.split("\n"))
