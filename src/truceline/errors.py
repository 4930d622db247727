"""Every error that Truceline raises on purpose.

TrucelineError            the base: `subject` says what it is about, `way_out` what to do
├── ConfigError           a setting that cannot be used
├── DataFileError         a file under data/ (or a user's own) that breaks its schema
├── CaptureError          an input that cannot be taken in (empty, binary, vanished, too large)
├── ReadError             a report that was taken in and cannot be read
├── ModelError            the language model is missing or does not fit
├── GazetteerError        the compiled gazetteer is missing, broken or of another version
├── StoreError            a database that cannot be opened or is of another version
├── NotFoundError         nothing in the record answers to that name or id
├── DecisionError         a decision that cannot be made: incomplete, against an earlier one, of no use
└── ExportError           a form or a target that cannot be written
"""


class TrucelineError(Exception):
    """The base of all deliberate errors; `str()` gives "subject: what is wrong"."""

    def __init__(self, subject: object, message: str) -> None:
        self.subject = str(subject)
        self.message = message
        super().__init__(f"{self.subject}: {message}")

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.subject, self.message)


class ConfigError(TrucelineError):
    """A setting that cannot be used; the subject is the setting or its file."""


class DataFileError(TrucelineError):
    """A data file that breaks its schema; the subject is the path."""


class CaptureError(TrucelineError):
    """An input that cannot be taken in; the subject is its path or address."""


class ReadError(TrucelineError):
    """A report that cannot be read; the subject is its name."""


class ModelError(TrucelineError):
    """The language model is missing or does not fit; the subject is its name."""


class GazetteerError(TrucelineError):
    """The compiled gazetteer is missing, broken or of another version; the subject is its path."""


class StoreError(TrucelineError):
    """A database that cannot be opened or is of another version; the subject is its path."""


class NotFoundError(TrucelineError):
    """Nothing in the record answers to that name or id; the subject is what was asked."""


class ExportError(TrucelineError):
    """A form or a target that cannot be written; the subject is its name."""


class DecisionError(TrucelineError):
    """A decision that cannot be made; the subject is what was to be decided on."""
