"""Layouts of pages, a file each: every line with the role that it has.

A line of a layout is "role| text"; "+ text" goes on with the paragraph above; a line with "#" says
what the layout is about. "quiet" stands for any role that tells nothing, "told" for any that tells,
"dateline+" for a line that its dateline leads.
"""

from pathlib import Path

import pytest
from tests import build

from truceline.records.document import TELLING, Section, SectionRole
from truceline.stages.clean import clean

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
ROLES = {role.value: role for role in SectionRole} | {"link": SectionRole.RELATED_LINK}


def read_layout(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """Give a layout's text, and for each of its paragraphs the offset and the role."""
    text, expected = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        role, bar, words = line.partition("| ")
        if bar:
            expected.append((len(text), role))
            text += words + "\n"
        else:
            text += line.removeprefix("+ ") + "\n"
    return text, expected


def fits(section: Section | None, role: str) -> bool:
    """Say whether a section has the role that a layout asks for."""
    if section is None:
        return False
    if role == "told":
        return section.role in TELLING
    if role == "quiet":
        return section.role not in TELLING
    return section.role is ROLES[role.removesuffix("+")]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_line_of_a_layout_gets_its_role(path):
    text, expected = read_layout(path)

    document = clean(build.capture(text))

    wrong = []
    for offset, role in expected:
        section = document.section_at(offset)
        if not fits(section, role):
            line = text[offset:].split("\n")[0][:60]
            wrong.append(f"{line!r} is {section and section.role.value}, not {role}")
    assert wrong == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_sections_follow_each_other_and_leave_only_white_space_between(path):
    text, _ = read_layout(path)

    sections = clean(build.capture(text)).sections

    position = 0
    for section in sections:
        assert text[position : section.start].strip() == ""
        assert position <= section.start < section.end
        position = section.end
    assert text[position:].strip() == ""
