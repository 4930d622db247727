"""Find sentences by their words."""

from typing import Any

from sqlalchemy import Connection, text

from truceline.records.document import Evidence
from truceline.records.mention import Reading
from truceline.reference.shingles import words_of

# A question of more than this is no search; the index takes time with every further word.
MAX_CHARACTERS = 1_000
MAX_WORDS = 32

QUERY = text(
    """
    SELECT readings.document_id, sentences.start, sentences."end", sentences.text
    FROM sentence_words
    JOIN sentences ON sentences.id = sentence_words.rowid
    JOIN readings ON readings.capture_id = sentences.capture_id
    JOIN standing ON standing.capture_id = sentences.capture_id
    WHERE sentence_words MATCH :expression
    ORDER BY sentence_words.rank, readings.name, sentences.start
    LIMIT :limit
    """
)


def find(connection: Connection, words: str, limit: int) -> tuple[Evidence, ...]:
    """Give the sentences that hold all the words, the best first; `()` where there are no words."""
    expression = expression_of(words)
    if expression is None:
        return ()
    rows = connection.execute(QUERY, {"expression": expression, "limit": max(0, limit)})
    return tuple(Evidence(document_id=row[0], start=row[1], end=row[2], quote=row[3]) for row in rows)


def expression_of(words: str) -> str | None:
    """Quote each word for FTS5, whose own operators and columns are thereby plain words; None without any."""
    asked = [word.text for word in words_of(words[:MAX_CHARACTERS])][:MAX_WORDS]
    return " ".join(f'"{word}"' for word in asked) or None


def indexed(text: str) -> str:
    """Give the words of a text as they are indexed: folded, so that "Kirsehir" finds "Kırşehir"."""
    return " ".join(word.text for word in words_of(text))


def rows_of(capture_id: str, reading: Reading) -> list[dict[str, Any]]:
    """Give what search looks through of a reading: its passages, or the sections of a document that has none."""
    document = reading.document
    rows = []
    for stretch in reading.passages or document.sections:
        told = document.text[stretch.start : stretch.end]
        place = {"capture_id": capture_id, "start": stretch.start, "end": stretch.end}
        rows.append({**place, "text": told, "words": indexed(told)})
    return rows
