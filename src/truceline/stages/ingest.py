"""Take reports in: find the files of a folder and keep their bytes as they are."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from truceline.errors import CaptureError
from truceline.records.document import Capture
from truceline.records.serial import stable_id

# Kind of input by the end of its name. To add one: a line here, and a reader of its media type in `clean`.
READERS: Mapping[str, str] = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
}

# The longest news page in the development sets is under 1 MB; ten times that is no report.
MAX_BYTES = 10_000_000

# What binary files start with; found by content because names lie.
_SIGNATURES: Mapping[bytes, str] = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_SAMPLE = 65_536
# Text that went through old converters holds a stray control byte; one in fifty is no text.
_MAX_CONTROLS = 0.02


def gather(folder_or_file: Path) -> Iterator[Path]:
    """Give every readable file under a folder, in the order of their paths; a file gives itself.

    Hidden files and folders are left out. Links to folders are not followed,
    so that a loop of links ends. Whatever is neither file nor folder gives nothing.
    """
    if folder_or_file.is_file():
        yield folder_or_file
        return
    found = []
    for parent, folders, names in os.walk(folder_or_file, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if _is_wanted(name)]
    # A link that leads nowhere is given too: taking it in fails by name, and nothing is lost silently.
    yield from sorted(path for path in found if path.is_file() or path.is_symlink())


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in READERS


def take(path: Path, *, root: Path, now: datetime, max_bytes: int = MAX_BYTES) -> Capture:
    """Take one file in, its bytes unchanged; CaptureError where it cannot be.

    The capture is named by its path relative to `root`, by its bare name where
    it does not lie there. `now` is the moment of taking in.
    """
    media_type = _media_type(path, path.suffix)
    content = _read(path, max_bytes)
    _refuse_unfit(path, content)
    return _capture(_name_of(path, root), content, media_type, now=now, url=None)


def take_bytes(
    name: str, content: bytes, *, now: datetime, max_bytes: int = MAX_BYTES, url: str | None = None
) -> Capture:
    """Take in what was sent under a name, its bytes unchanged; CaptureError on the name where it cannot be."""
    media_type = _media_type(name, PurePosixPath(name).suffix)
    if len(content) > max_bytes:
        raise CaptureError(name, _too_long(len(content), max_bytes))
    _refuse_unfit(name, content)
    return _capture(name, content, media_type, now=now, url=url)


def _media_type(subject: object, suffix: str) -> str:
    media_type = READERS.get(suffix.lower())
    if media_type is None:
        raise CaptureError(
            subject, f"this kind of file is not read; rename it or convert it to {', '.join(READERS)}"
        )
    return media_type


def _capture(name: str, content: bytes, media_type: str, *, now: datetime, url: str | None) -> Capture:
    digest = hashlib.sha256(content).hexdigest()
    return Capture(
        id=stable_id("capture", name, digest),
        name=name,
        url=url,
        fetched_at=now,
        content=content,
        media_type=media_type,
        sha256=digest,
    )


def _too_long(size: int, max_bytes: int) -> str:
    return f"{size:,} bytes, more than the {max_bytes:,} of the longest report; split it"


def _read(path: Path, max_bytes: int) -> bytes:
    """Read a file whose size was looked at first, and never more than one byte over the limit."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise CaptureError(path, _too_long(size, max_bytes))
        if not path.is_file():
            raise CaptureError(path, "not a file; give a file or a folder of files")
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise CaptureError(path, "the file is gone; look for it and start again") from error
    except OSError as error:
        raise CaptureError(path, f"cannot be opened ({error.strerror}); check its permissions") from error
    if len(content) > max_bytes:
        raise CaptureError(path, f"grew past {max_bytes:,} bytes while being read; split it")
    return content


def _refuse_unfit(path: object, content: bytes) -> None:
    """CaptureError where a content is empty or no text."""
    if not content.strip():
        raise CaptureError(path, "the file is empty; remove it or fetch the report again")
    kind = next((kind for mark, kind in _SIGNATURES.items() if content.startswith(mark)), None)
    if kind is not None:
        raise CaptureError(path, f"holds {kind}, not text; convert it to text first")
    if content.startswith(_WIDE_MARKS):
        return
    if b"\x00" in content:
        raise CaptureError(
            path, "holds NUL bytes, so it is binary or UTF-16 without its mark; save it as UTF-8"
        )
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS * len(sample):
        raise CaptureError(
            path, f"{controls / len(sample):.0%} control bytes, so it is binary; convert it to text first"
        )


def _name_of(path: Path, root: Path) -> str:
    if not path.is_relative_to(root) or path == root:
        return path.name
    return path.relative_to(root).as_posix()
