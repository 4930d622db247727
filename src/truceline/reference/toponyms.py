"""Keys under which place names meet, whatever their diacritics, articles and spellings."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ħ": "h",
        "ŋ": "n",
    }
)
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bf\u02be\u02bb\u02b9\u02b2`\u00b4\u2032\u201d]")
_POSSESSIVE = re.compile("['\u2019]s?$")
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ar",
        "as",
        "ash",
        "ad",
        "adh",
        "an",
        "at",
        "ath",
        "az",
        "ed",
        "es",
        "esh",
        "ez",
        "er",
        "et",
    ]
)
_MOUND = frozenset({"tal", "tall", "tell", "tel", "til"})
_MANY_SPELLINGS = (
    (re.compile(r"^[ae]([dnrstz])\1"), r"\1"),
    (re.compile("[ae][iy](?![aeiou])"), "ei"),
    (re.compile("dj"), "j"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ee"), "i"),
    (re.compile("q"), "k"),
    (re.compile("(?<=[aeiou])h$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)

# Shorter keys meet by chance.
LEAST_LOOSE = 4

# No place name is longer; what is, is cut, so that a key costs bounded time.
LONGEST_NAME = 200

# Words for the kind of an area that stand before or after its name.
AREA_WORDS = frozenset(
    {
        *("province", "governorate", "oblast", "region", "state", "county", "district", "department", "krai"),
        *(
            "prefecture",
            "parish",
            "municipality",
            "raion",
            "canton",
            "subdistrict",
            "countryside",
            "territory",
        ),
    }
)

# Words for other kinds of place; what they stand beside is mostly a town, or a state by its full style.
KIND_WORDS = frozenset(
    {"city", "town", "village", "republic", "kingdom", "island", "islands", "peninsula", "camp"}
)


# What follows one of these is a name whole in itself, capitals before it or not: "North Aleppo", "Village Salma".
BESIDE_NAMES = (
    AREA_WORDS
    | KIND_WORDS
    | frozenset(
        """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
        northwestern southeastern southwestern central coastal inner outer upper lower greater old downtown rural
        occupied metropolitan capital port in of at near around from to""".split()  # noqa: SIM905
    )
)

# "A417", "M-20", "Route 66", "Highway 1".
_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,4}[A-Z]?|(?:Route|Highway|Road|Interstate) \d{1,4}")
# Of these, one that stands after a name says that a town is meant and no area.
_TOWN_WORDS = frozenset({"city", "town", "village"})
# Words for a building or an open place in a town; an embassy is called after where it does not stand.
SITE_WORDS = frozenset(
    {
        *("hospital", "clinic", "university", "college", "school", "academy", "institute", "seminary"),
        *(
            "airport",
            "airfield",
            "airbase",
            "station",
            "terminal",
            "port",
            "harbour",
            "harbor",
            "dock",
            "docks",
        ),
        *(
            "church",
            "cathedral",
            "basilica",
            "mosque",
            "synagogue",
            "temple",
            "shrine",
            "chapel",
            "monastery",
        ),
        *(
            "square",
            "street",
            "road",
            "avenue",
            "boulevard",
            "lane",
            "drive",
            "roundabout",
            "bridge",
            "plaza",
        ),
        *(
            "market",
            "bazaar",
            "souk",
            "mall",
            "hotel",
            "stadium",
            "arena",
            "park",
            "garden",
            "gardens",
            "zoo",
        ),
        *("prison", "jail", "courthouse", "hall", "museum", "library", "theatre", "theater", "cemetery"),
        *("graveyard", "palace", "castle", "citadel", "fortress", "tower", "towers", "building", "barracks"),
        *(
            "checkpoint",
            "roadblock",
            "neighbourhood",
            "neighborhood",
            "quarter",
            "suburb",
            "estate",
            "refinery",
        ),
        *(
            "plant",
            "depot",
            "centre",
            "center",
            "st",
            "campus",
            "orphanage",
            "crossroads",
            "junction",
            "parade",
        ),
    }
)


def names_a_town(name: str) -> bool:
    """True for "Quebec City": a town, whatever area has the name's other words."""
    words = fold(name).split()
    return len(words) > 1 and words[-1] in _TOWN_WORDS


def is_initials(name: str) -> bool:
    """True for "SA", "U.S." and "NYC": two or three capitals and nothing else."""
    letters = name.strip().replace(".", "")
    return 2 <= len(letters) <= 3 and letters.isalpha() and letters.isupper()


def names_a_site(name: str) -> bool:
    """True where a word for a building, a street or a square opens or closes a name, and for the number of a road."""
    words = fold(name).split()
    if _ROAD.fullmatch(name.strip()[:LONGEST_NAME]):
        return True
    return len(words) > 1 and bool({words[0], words[-1]} & SITE_WORDS)


# The names of all reports are a few ten thousand.
@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Give a name's key: lower case, no diacritics, apostrophes, hyphens, points or leading "the".

    "St. Louis" and "Saint Louis", "U.S." and "US", "Şırnak" and "Sirnak" have one key. Empty
    where nothing is left.
    """
    lowered = _POSSESSIVE.sub("", name[:LONGEST_NAME].strip()).casefold().translate(_LETTERS)
    marked = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", lowered))
    plain = "".join(c for c in marked if not unicodedata.combining(c))
    words = [_ABBREVIATIONS.get(word, word) for word in _WORD.findall(plain)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_join_initials(words))


@lru_cache(maxsize=50_000)
def loose(name: str) -> str:
    """Give the key that transliterations of one name share: "Tal Rıfat", "Tel Rifaat" and "Tall Rif'at".

    Arabic articles and spaces go, the word for a mound has one form, double letters are single.
    Looser than `fold`, so what it finds is worth less. Empty for a short name: "Sa" and "Assa" are two.
    """
    words = fold(name).split()
    kept = [word for word in words if word not in _ARTICLES]
    key = "".join(_one_spelling("tel" if word in _MOUND else word) for word in kept)
    return key if len(key) >= LEAST_LOOSE else ""


def without_area_word(name: str) -> str | None:
    """Take "province", "oblast", "county" … off a name; None where it has none."""
    return _without(AREA_WORDS, fold(name).split())


def without_kind_word(name: str) -> str | None:
    """Take "city", "village", "Republic of" … off a name; None where it has none."""
    return _without(KIND_WORDS, fold(name).split())


def _without(kinds: frozenset[str], words: list[str]) -> str | None:
    if len(words) > 2 and words[0] in kinds and words[1] == "of":
        return " ".join(words[2:])
    if len(words) > 1 and words[-1] in kinds:
        return " ".join(words[:-1])
    return None


def _join_initials(words: list[str]) -> list[str]:
    joined: list[str] = []
    was_initial = False
    for word in words:
        is_initial = len(word) == 1 and word.isalpha()
        if is_initial and was_initial:
            joined[-1] += word
        else:
            joined.append(word)
        was_initial = is_initial
    return joined


def _one_spelling(word: str) -> str:
    for pattern, letters in _MANY_SPELLINGS:
        word = pattern.sub(letters, word)
    return word
