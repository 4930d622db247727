"""The tables, as the newest migration leaves them.

A change here needs a migration in `migrations/` and its id in HEAD; a test holds
the two equal. JSON columns hold a whole record; the columns beside it repeat what
the record is looked up by.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

# The newest migration. A database that carries this id needs no Alembic to open.
HEAD = "0002"

# "TRCL", written into the file's header, so that another program's database is left alone.
APPLICATION_ID = 0x5452434C


class Words(TypeDecorator[str]):
    r"""Text that SQLite can hold: a lone surrogate becomes its escape, so that "\udce9" is six characters.

    File names whose bytes are no UTF-8 reach us with such surrogates. They are
    escaped in what is written and in what is looked for, and so still found.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what UTF-8 cannot hold."""
        return None if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")


class Moment(TypeDecorator[datetime]):
    """A moment as ISO text in UTC, so that the order of the texts is that of the moments."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write in UTC, to the microsecond; a moment without a zone counts as UTC."""
        if value is None:
            return None
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it back as an aware moment."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("url", Words),
    Column("fetched_at", Moment, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("name", "sha256", name="captures_name_sha256"),
)

# Which capture a name stands for: the one that was fetched last under it.
standing = Table(
    "standing",
    metadata,
    Column("name", Words, primary_key=True),
    Column("capture_id", Words, ForeignKey("captures.id"), nullable=False, unique=True),
    Column("fetched_at", Moment, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("capture_id", Words, ForeignKey("captures.id"), primary_key=True),
    Column("document_id", Words, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("made_with", Words, nullable=False),
    Column("json", Text, nullable=False),
)

# What search looks through; triggers keep the full-text index beside it in step.
sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("capture_id", Words, ForeignKey("readings.capture_id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("words", Words, nullable=False, comment="the text's folded words, which are indexed"),
)

failures = Table(
    "failures",
    metadata,
    Column("name", Words, primary_key=True),
    Column("stage", Words, primary_key=True),
    Column("sha256", Text, primary_key=True, comment="empty where the content was never seen"),
    Column("error", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("failed_at", Moment, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("json", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Words, primary_key=True),
    Column("began_at", Moment, nullable=False, index=True),
    Column("ended_at", Moment),
    Column("by", Text, nullable=False),
    Column("json", Text, nullable=False),
)

# One row: the digest of what the view below was reconciled from.
views = Table(
    "views",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="views_one"), primary_key=True),
    Column("digest", Text, nullable=False),
)

# In the tables of the view `position` is a record's place in its tuple.
dated = Table(
    "dated",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("capture_id", Words, ForeignKey("readings.capture_id"), nullable=False, index=True),
    Column("first", Date),
    Column("last", Date),
    Column("json", Text, nullable=False, comment="without the reading, which stands in readings"),
)

claims = Table(
    "claims",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("document_id", Words, nullable=False, index=True),
    Column("type", Words, nullable=False),
    Column("status", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("known_on", Date),
    Column("json", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("type", Words, nullable=False, index=True),
    Column("mode", Words),
    Column("status", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("first_known_on", Date),
    Column("place", Words),
    Column("json", Text, nullable=False),
)

arrangements = Table(
    "arrangements",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("parent", Words),
    Column("json", Text, nullable=False),
)

# Families (a: the family's id), kinships, drifts and pairs that are unlike (a, b: the two documents' ids).
lineage = Table(
    "lineage",
    metadata,
    Column("part", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("a", Words, nullable=False),
    Column("b", Words),
    Column("json", Text, nullable=False),
    Index("lineage_a", "a"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("a", Words, nullable=False),
    Column("b", Words, nullable=False),
    Column("score", Float, nullable=False),
    Column("json", Text, nullable=False),
)
