"""Find sentences by their words."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from truceline.records.document import Evidence
from truceline.records.mention import Reading
from truceline.reference.shingles import words_of

# A question of more than this is no search; the index takes time with every further word.
MAX_CHARACTERS = 1_000
MAX_WORDS = 32

# Set around each found word of the index; no folded word holds them.
OPENS, CLOSES = "<", ">"
QUERY = text(
    f"""
    SELECT readings.document_id, sentences.start, sentences."end", sentences.text,
        highlight(sentence_words, 0, '{OPENS}', '{CLOSES}')
    FROM sentence_words
    JOIN sentences ON sentences.id = sentence_words.rowid
    JOIN readings ON readings.capture_id = sentences.capture_id
    JOIN standing ON standing.capture_id = sentences.capture_id
    WHERE sentence_words MATCH :expression
    ORDER BY sentence_words.rank, readings.name, sentences.start
    LIMIT :limit
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sentence that holds the words asked for; `indexed` are its folded words, the found ones set off."""

    sentence: Evidence
    indexed: str

    @property
    def words(self) -> tuple[Evidence, ...]:
        """Give the words that were found, in whatever form they stand."""
        sentence = self.sentence
        # A phrase that runs on is set off as one: "<joint patrols>".
        inside, found = False, []
        for word, folded in zip(words_of(sentence.quote), self.indexed.split(" "), strict=False):
            inside = inside or folded.startswith(OPENS)
            if inside:
                start, end = sentence.start + word.start, sentence.start + word.end
                quote = sentence.quote[word.start : word.end]
                found.append(Evidence(document_id=sentence.document_id, start=start, end=end, quote=quote))
            inside = inside and not folded.endswith(CLOSES)
        return tuple(found)


def find(connection: Connection, words: str, limit: int) -> tuple[Found, ...]:
    """Give the sentences that hold all the words, the best first; `()` where there are no words."""
    expression = expression_of(words)
    if expression is None:
        return ()
    rows = connection.execute(QUERY, {"expression": expression, "limit": max(0, limit)})
    return tuple(
        Found(
            sentence=Evidence(document_id=row[0], start=row[1], end=row[2], quote=row[3]),
            indexed=row[4],
        )
        for row in rows
    )


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
