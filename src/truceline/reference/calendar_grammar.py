"""The grammar of English time expressions, as patterns over token classes (`calendar_words`).

A pattern's named groups are token spans, which its maker (`calendar_rules`) turns into
a form. Where several patterns fit at one place, the longest wins, then the first.
"""

import re
from functools import partial

from truceline.reference import calendar_lengths as lengths
from truceline.reference import calendar_rules as make
from truceline.reference.calendar_rules import Maker

_COUNT = r"(?P<n>[NYy](?:-?[Ny]){0,3}|IFo?|DFo?|Fo?|Io?h|hI|I)"
_PRE = r"(?P<pre>Q?D?eo?D?|Q?D?e-|QD?|D?)"
_CLOCK = r"(?P<clock>CA|NA|C)(?P<zone>Z?)"
_TAIL = rf"(?:,?i?D?(?P<part>[Pp])|,?i?Q?{_CLOCK})?"
_YEAR = r"(?:,?o?(?P<y>Y|y-?[Ny](?:-?N)?(?!-?[Uu]))|,?o?(?P<ly>[LXH]U)|o?(?P<ky>KU))?"
_WD = r"(?:[Ww]:?[,(]?D?)?"
_WAY = r"(?P<way>[LXH]{0,2})"
_U = r"(?P<u>[Uu])"
_HALF = r"(?:-?(?P<half>z|cIh))?"

_END = r"(?:(?P<d>N)o?(?P<m>[Mm]):?|(?P<m1>[Mm]):?(?P<d1>N)?|(?P<d0>N))"
_OTHER_END = r"(?:(?P<e>N)o?(?P<n>[Mm]):?|(?P<n1>[Mm]):?(?P<e1>N)?)"

# The classes that a rule may start with, the pattern, and what makes the form.
_RULES: tuple[tuple[str, str, Maker], ...] = (
    ("d", rf"(?P<d>d){_TAIL}", make.numeric),
    (
        "QDeWwMm",
        rf"{_PRE}{_WD}(?P<m>[Mm]):?(?P<d>[NO])(?:-(?P<d2>[NO]))?(?!-?[Uu]){_YEAR}\)?{_TAIL}",
        make.day_of_month,
    ),
    (
        "QDeWwNO",
        rf"{_PRE}{_WD}(?P<d>[NO])(?:-(?P<d2>[NO]))?o?(?P<m>[Mm]):?{_YEAR}\)?{_TAIL}",
        make.day_of_month,
    ),
    ("D", r"D(?P<o>O)(?!-?[UuMmOoYNeWwPp])", lengths.day_of_some_month),
    ("MN", rf"{_END}(?:c|j|-){_OTHER_END}{_YEAR}", make.stretch_of_dates),
    ("Y", r"(?P<y>Y)-(?P<y2>[YN])(?!-?[Uu])", make.stretch_of_years),
    ("QDeLXHM", rf"{_PRE}{_WAY}(?P<m>M){_YEAR}", make.month),
    ("QDeLXHm", rf"{_PRE}{_WAY}(?P<m>m)(?::|(?=,?o?Y)){_YEAR}", make.month),
    ("QDeY", r"(?P<pre>Q?D?eo?|Q?D?e-|Q?)(?P<y>Y)(?!-?[Uu])", make.year),
    ("D", r"DU(?P<y>Y)", make.year),
    ("y", r"(?P<n>y-?[Ny](?:-?N)?)(?![Uu])", make.spoken_year),
    ("QDeLXHW", rf"{_PRE}{_WAY}(?P<w>W)(?:o?(?P<ly>[LXH]U))?{_TAIL}", make.weekday),
    ("QeT", rf"(?P<pre>Q?e?)(?P<day>T){_TAIL}", make.today),
    ("QDeU", rf"{_PRE}{_U}{_TAIL}", make.weekend),
    ("PpC", r"(?:e-?)?(?P<part>[Pp])(?P<day>T)", make.today),
    ("p", r"(?P<part>p),?i?(?P<way>)(?P<w>W)(?P<ly>)", make.weekday),
    ("QeLXH", r"(?P<pre>Q?e?)(?P<way>[LXH])(?P<part>[Pp])", make.this_part),
    ("p", r"(?P<pre>)(?P<part>p)", make.this_part),
    ("DeLXK", r"(?P<pre>e?D?)(?P<way>L|X|K{1,2})(?P<u>U)", lengths.told),
    ("QDeLXH", rf"{_PRE}(?P<way>[LXH]{{1,2}})f?{_U}", make.unit),
    ("De", rf"(?:D)?(?P<edge>e)(?:oD|iD|-){_U}", make.edge_of_unit),
    ("DK", r"(?:D|K)(?P<k>U)(?![a-zA-Z-])", lengths.the_quarter),
    ("DI", r"(?:D|I)?(?P<k>t[UY]?)", lengths.the_quarter),
    ("U", rf"{_U}'?-?(?P<edge>e)", make.edge_of_unit),
    ("QDLR", rf"(?P<pre>Q?)D?[LR]{{1,2}}{_COUNT}{_U}", partial(lengths.stretch, "last")),
    ("DRL", r"(?P<pre>)D?[RL](?P<u>u)", partial(lengths.stretch, "last")),
    ("QDX", rf"(?P<pre>Q?)D?X{{1,2}}{_COUNT}{_U}", partial(lengths.stretch, "next")),
    ("DX", r"(?P<pre>)D?X(?P<u>u)", partial(lengths.stretch, "next")),
    ("QqNYyIFDh", rf"(?P<pre>[Qq]?){_COUNT}{_HALF}-?{_U}(?!-?b)", lengths.duration),
    ("QqI", rf"(?P<pre>[Qq]?)(?P<n>I){_U}(?P<half>cIh)", lengths.duration),
    ("u", r"(?P<u>u)(?![a-zA-Z-])", lengths.duration),
    ("D", rf"(?P<pre>)DO?{_COUNT}(?P<u>u)", lengths.duration),
    (
        "QqNYyIFDhu",
        rf"(?P<pre>[Qq]?)(?:{_COUNT}{_HALF}-?{_U}-?(?P<mark>G|J|e)|(?P<u2>u)(?P<ago>G))",
        lengths.shift,
    ),
    ("QqI", rf"(?P<pre>[Qq]?)(?P<n>I){_U}(?P<half>cIh)(?P<mark>G|J|e)", lengths.shift),
    ("D", rf"(?P<pre>)D{_U}(?P<mark>J|e)", lengths.shift),
    ("QDeLXHS", rf"{_PRE}{_WAY}(?P<s>S){_YEAR}", make.season),
    ("QDeO", rf"{_PRE}(?P<o>O)-?(?P<k>U|h){_YEAR}", make.quarter),
    ("LXH", r"(?P<ly>[LXH]U)'(?P<o>O)-?(?P<k>U|h)", make.quarter),
    ("QDeE", rf"{_PRE}(?P<decade>E)", make.decade),
    ("QDeO", rf"{_PRE}(?P<o>O)-?{_U}", make.century),
    ("QCN", rf"(?P<pre>Q?){_CLOCK}", make.clock_time),
    ("QCN", rf"(?P<pre>Q?){_CLOCK},?i?(?P<w>W)", make.weekday),
    ("QCN", rf"(?P<pre>Q?){_CLOCK},?i?(?P<day>T)", make.today),
    ("QCN", rf"(?P<pre>Q?){_CLOCK},?i?(?:W,?)?(?P<m>[Mm]):?(?P<d>[NO])(?:,?(?P<y>Y))?", make.day_of_month),
    ("V", rf"V{_U}", lengths.every),
    ("V", rf"V{_COUNT}{_U}", lengths.every),
    ("V", r"V(?P<w>W)", lengths.every),
    ("V", r"V(?P<m>M)", lengths.every),
    ("g", r"(?P<w>g)", lengths.every),
    ("v", r"(?P<often>v)", lengths.every),
    ("n", r"(?P<ref>n)", make.reference),
    ("DHR", r"(?:D(?=L))?(?P<ref>[HRL])(?![a-zA-Z-])", make.reference),
    ("QDLXHB", rf"{_PRE}{_WAY}(?P<b>B){_YEAR}", make.holiday),
)


def rules() -> dict[str, tuple[tuple[re.Pattern[str], Maker], ...]]:
    """Give the rules by the class of the token that they start with."""
    table: dict[str, list[tuple[re.Pattern[str], Maker]]] = {}
    for starts, pattern, maker in _RULES:
        compiled = re.compile(pattern)
        for letter in starts:
            table.setdefault(letter, []).append((compiled, maker))
    return {letter: tuple(found) for letter, found in table.items()}
