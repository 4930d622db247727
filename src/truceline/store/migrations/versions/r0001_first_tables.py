"""The first tables and the full-text index over sentences."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables of the first version."""
    op.execute(f"PRAGMA application_id = {0x5452434C}")
    _make_reports()
    _make_judgements()
    _make_view()
    _make_events()
    _make_arrangements()
    _make_index()


def _make_reports() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("fetched_at", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("name", "sha256", name="captures_name_sha256"),
    )
    op.create_table(
        "standing",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("capture_id", sa.Text, sa.ForeignKey("captures.id"), nullable=False, unique=True),
        sa.Column("fetched_at", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("capture_id", sa.Text, sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_readings_document_id", "readings", ["document_id"])
    op.create_table(
        "sentences",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("capture_id", sa.Text, sa.ForeignKey("readings.capture_id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("ix_sentences_capture_id", "sentences", ["capture_id"])


def _make_judgements() -> None:
    op.create_table(
        "failures",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("stage", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("failed_at", sa.Text, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )


def _make_view() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1", name="views_one"), primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "dated",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("capture_id", sa.Text, sa.ForeignKey("readings.capture_id"), nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_dated_capture_id", "dated", ["capture_id"])
    op.create_table(
        "claims",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("known_on", sa.Date),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_document_id", "claims", ["document_id"])


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("first_known_on", sa.Date),
        sa.Column("place", sa.Text),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_events_id", "events", ["id"])
    op.create_index("ix_events_type", "events", ["type"])


def _make_arrangements() -> None:
    op.create_table(
        "arrangements",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("ix_arrangements_id", "arrangements", ["id"])
    op.create_table(
        "lineage",
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("a", sa.Text, nullable=False),
        sa.Column("b", sa.Text),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("lineage_a", "lineage", ["a"])
    op.create_table(
        "proposals",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("a", sa.Text, nullable=False),
        sa.Column("b", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )


def _make_index() -> None:
    """Index the sentences' words; the triggers keep the index in step with its table.

    Porter stems let "patrol" find "patrols".
    """
    op.execute(
        "CREATE VIRTUAL TABLE sentence_words USING fts5("
        "words, content='sentences', content_rowid='id', tokenize='porter unicode61')"
    )
    op.execute(
        "CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN "
        "INSERT INTO sentence_words (rowid, words) VALUES (new.id, new.words); END"
    )
    op.execute(
        "CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN "
        "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', old.id, old.words); END"
    )
