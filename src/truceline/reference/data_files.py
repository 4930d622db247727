"""One way to load a data file: YAML of a given form, or an error that says what is wrong with it."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from truceline.errors import DataFileError

_T = TypeVar("_T")
# The same data ten times faster, where PyYAML was built with libyaml, as its wheels are.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path, shape: type[_T]) -> _T:
    """Give what a YAML file holds, as `shape`; DataFileError names the file and every field that breaks the form."""
    try:
        return TypeAdapter(shape).validate_python(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"cannot be read as UTF-8 text: {error}") from error
    except yaml.YAMLError as error:
        raise DataFileError(path, f"is not YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        where = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise DataFileError(path, where) from error
