"""A situation report as Markdown and as one HTML page; words of reports are escaped in both."""

import html
import re
from collections.abc import Callable, Iterator, Mapping

from truceline.records.brief import Brief, Line, Note

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
# Characters that act on a screen or turn the direction of writing, and those that no page may hold.
_UNSEEN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), " ")
_COMMAND = re.compile(r"`([^`]*)`")
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin-bottom: .3rem; }
h2 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; border-bottom: 1px solid #8888; }
ul { margin: .3rem 0; padding-left: 1.1rem; } li { margin: .25rem 0; overflow-wrap: anywhere; }
sup a { text-decoration: none; } p.basis, p.more, p.empty { color: #666; }
code { font-size: .9em; overflow-wrap: anywhere; }
ol { font-size: .85rem; line-height: 1.4; padding-left: 1.8rem; }
@media print { body { font-size: 10.5pt; margin: 0; max-width: none; }
  h2, li { break-inside: avoid; } a { color: inherit; } }
"""


def brief_markdown(brief: Brief) -> Iterator[str]:
    """Give the report as lines of Markdown with footnotes."""
    yield f"# {_plain(brief.title)}\n\n{_plain(brief.basis)}\n"
    for part in brief.parts:
        yield f"\n## {_plain(part.heading)}\n\n"
        yield from (_markdown_line(line) for line in part.lines)
        if not part.lines:
            yield f"{part.empty}\n"
        if part.more:
            yield f"\n{part.more}\n"
    if brief.notes:
        yield "\n"
    yield from (f"[^{note.number}]: {_told(note, _plain)}\n" for note in brief.notes)


def brief_html(brief: Brief) -> Iterator[str]:
    """Give the report as one HTML page: no script, nothing from outside, every word escaped."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_escaped(brief.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    yield f'<h1>{_escaped(brief.title)}</h1>\n<p class="basis">{_escaped(brief.basis)}</p>\n'
    for part in brief.parts:
        yield f"<h2>{_escaped(part.heading)}</h2>\n"
        if part.lines:
            yield "<ul>\n" + "".join(_html_line(line) for line in part.lines) + "</ul>\n"
        else:
            yield f'<p class="empty">{_escaped(part.empty)}</p>\n'
        if part.more:
            more = _COMMAND.sub(r"<code>\1</code>", _escaped(part.more))
            yield f'<p class="more">{more}</p>\n'
    if brief.notes:
        yield "<h2>Notes</h2>\n<ol>\n"
        yield from (f'<li id="n{note.number}">{_told(note, _escaped)}</li>\n' for note in brief.notes)
        yield "</ol>\n"
    yield "</body>\n</html>\n"


def _markdown_line(line: Line) -> str:
    numbers = "".join(f"[^{n}]" for n in line.notes)
    return f"- **{_plain(line.lead)}** – {_plain(line.text)}{numbers}\n"


def _html_line(line: Line) -> str:
    numbers = " ".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in line.notes)
    return f"<li><strong>{_escaped(line.lead)}</strong> – {_escaped(line.text)}{numbers}</li>\n"


def _told(note: Note, safe: Callable[[str], str]) -> str:
    return safe(f"{note.document}:{note.line}, {note.published}, {note.speaker}: “{note.quote}”")


def _plain(text: str) -> str:
    """Markdown that shows the text as it is."""
    return _SPECIAL.sub(r"\\\1", text.translate(_UNSEEN))


def _escaped(text: str) -> str:
    return html.escape(text.translate(_UNSEEN), quote=True)


# The forms of a brief, by whether it is to be a page.
BRIEFS: Mapping[bool, Callable[[Brief], Iterator[str]]] = {False: brief_markdown, True: brief_html}
