"""Bytes to text: which encoding, at a bounded cost."""

import codecs
import re

from charset_normalizer import from_bytes

from truceline.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages call Latin-1 and Latin-5 is written with Windows' supersets of them.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4_096

# Ğ İ Ş ğ ı ş of cp1254 stand where cp1252 has Icelandic letters, which press English does not use.
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
# Latin letters are mostly ASCII: press English measures under .02 above 127, Turkish .12, Cyrillic over .7.
_MOSTLY_ASCII = 0.2
_GUESSED = [
    "cp1252",
    "cp1254",
    "cp1256",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1255",
    "big5",
    "gb18030",
    "cp932",
    "cp949",
]
_SAMPLE = 20_000
# Sound multi-byte characters for each broken byte, from which a text is UTF-8 with a fault in it.
_SOUND_FOR_EACH_BROKEN = 10


def decode(name: str, content: bytes, *, is_page: bool = False) -> str:
    """Give the text of some bytes, ReadError where no encoding fits.

    Line ends stay as they are. A byte order mark belongs to the encoding, not
    to the text, and is left out; offsets count from the first character after it.
    """
    encoding = encoding_of(content, is_page=is_page)
    if encoding is None:
        raise ReadError(name, "no known encoding fits its bytes; save it as UTF-8")
    try:
        text = content.decode(encoding, "replace" if encoding == "utf-8" else "strict")
    except UnicodeError as error:
        raise ReadError(name, f"cannot be decoded as {encoding}; save it as UTF-8") from error
    if "\x00" in text:
        raise ReadError(name, "holds NUL characters, so it is no text; convert it to text first")
    return text


def encoding_of(content: bytes, *, is_page: bool = False) -> str | None:
    """Name the encoding of some bytes: by mark, as UTF-8, as the page declares, by its letters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if _is_utf8(content):
        return "utf-8"
    declared = _declared(content) if is_page else None
    if declared and _fits(content, declared):
        return declared
    high = [byte for byte in content[:_SAMPLE] if byte > 127]
    if len(high) <= _MOSTLY_ASCII * min(len(content), _SAMPLE):
        likely = "cp1254" if _TURKISH.intersection(high) else "cp1252"
        if _fits(content, likely):
            return likely
    guess = from_bytes(_around_high_bytes(content), steps=5, chunk_size=512, cp_isolation=_GUESSED).best()
    return guess.encoding if guess and _fits(content, guess.encoding) else None


def _is_utf8(content: bytes) -> bool:
    """True for sound UTF-8, and for UTF-8 with so few broken bytes that nothing else can be meant."""
    text = content.decode("utf-8", "replace")
    broken = text.count("�")
    if not broken:
        return True
    sound = sum(1 for letter in text[: 10 * _SAMPLE] if ord(letter) > 127) - text[: 10 * _SAMPLE].count("�")
    return sound >= _SOUND_FOR_EACH_BROKEN * broken


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_HEAD])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return _SUPERSETS.get(name, name)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        return isinstance(content.decode(encoding), str)
    except (UnicodeError, LookupError):
        return False


def _around_high_bytes(content: bytes) -> bytes:
    """Cut the sample where the letters that tell encodings apart begin."""
    first = next((at for at, byte in enumerate(content) if byte > 127), 0)
    return content[max(0, first - 1_000) : first - min(first, 1_000) + _SAMPLE]
