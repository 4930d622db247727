"""Taking reports in: which files, and what cannot be taken."""

import os
from datetime import UTC, datetime

import pytest

from truceline.errors import CaptureError
from truceline.stages.ingest import MAX_BYTES, READERS, gather, take, take_bytes

NOW = datetime(2024, 5, 1, 8, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.HTM", ".hidden.txt", ".git/d.txt", "notes.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The army left the valley.")
    return tmp_path


def names(folder):
    return [path.relative_to(folder).as_posix() for path in gather(folder)]


def test_a_folder_gives_its_readable_files_in_order(folder):
    assert names(folder) == ["a.html", "b.txt", "sub/c.HTM"]


def test_a_loop_of_links_ends_and_a_link_to_nowhere_is_given_to_fail_by_name(folder):
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")

    assert names(folder) == ["a.html", "b.txt", "self.txt", "sub/c.HTM"]
    with pytest.raises(CaptureError, match=r"self\.txt"):
        take(folder / "self.txt", root=folder, now=NOW)


def test_a_file_gives_itself_and_nothing_gives_nothing(folder):
    assert list(gather(folder / "b.txt")) == [folder / "b.txt"]
    assert list(gather(folder / "absent")) == []


def test_a_capture_keeps_the_bytes_and_the_path_below_the_folder(folder):
    path = folder / "sub" / "c.HTM"
    path.write_bytes(b"\xef\xbb\xbfA truce.\r\n")

    capture = take(path, root=folder, now=NOW)

    assert capture.content == b"\xef\xbb\xbfA truce.\r\n"
    assert (capture.name, capture.media_type, capture.fetched_at) == ("sub/c.HTM", "text/html", NOW)


def test_the_same_file_elsewhere_and_later_has_the_same_id(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "b.txt").write_bytes((folder / "b.txt").read_bytes())

    first = take(folder / "b.txt", root=folder, now=NOW)
    second = take(other / "b.txt", root=other, now=datetime(2025, 1, 1, tzinfo=UTC))

    assert first.id == second.id
    assert take(folder / "b.txt", root=folder / "b.txt", now=NOW).id == first.id


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (PNG, "PNG image"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"The army\x00 left.", "NUL"),
        (bytes(range(1, 32)) * 10, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_its_content(tmp_path, content, said):
    path = tmp_path / "report.txt"
    path.write_bytes(content)

    with pytest.raises(CaptureError, match=said) as caught:
        take(path, root=tmp_path, now=NOW)

    assert caught.value.subject == str(path)


def test_utf_16_is_text_though_it_holds_nul_bytes(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("The army left.".encode("utf-16"))

    assert take(path, root=tmp_path, now=NOW).content.startswith(b"\xff\xfe")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    path.touch()
    os.truncate(path, 5 * MAX_BYTES)

    with pytest.raises(CaptureError, match=r"50,000,000 bytes, more than the 10,000,000"):
        take(path, root=tmp_path, now=NOW)


def test_a_file_that_vanished_is_told(tmp_path):
    with pytest.raises(CaptureError, match="gone"):
        take(tmp_path / "absent.txt", root=tmp_path, now=NOW)


def test_a_kind_that_nobody_reads_is_told_with_those_that_are(tmp_path):
    path = tmp_path / "report.docx"
    path.write_text("The army left.")

    with pytest.raises(CaptureError, match=r"\.txt, \.html, \.htm"):
        take(path, root=tmp_path, now=NOW)


def test_a_folder_is_no_report(tmp_path):
    folder = tmp_path / "odd.txt"
    folder.mkdir()

    with pytest.raises(CaptureError, match="not a file"):
        take(folder, root=tmp_path, now=NOW)


def test_every_kind_of_file_has_a_media_type_that_clean_reads():
    assert set(READERS.values()) <= {"text/plain", "text/html"}


def test_what_is_sent_makes_the_capture_that_a_file_makes(folder):
    content = (folder / "a.html").read_bytes()

    assert take_bytes("a.html", content, now=NOW) == take(folder / "a.html", root=folder, now=NOW)
    assert take_bytes("a.html", content, now=NOW, url="https://example.org/a").url == "https://example.org/a"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"words", "kind of file"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", PNG, "PNG"),
        ("a.txt", b"x" * 41, "41 bytes"),
    ],
)
def test_what_is_sent_and_cannot_be_taken_is_told_by_its_name(name, content, said):
    with pytest.raises(CaptureError, match=said) as raised:
        take_bytes(name, content, now=NOW, max_bytes=40)

    assert raised.value.subject == name
