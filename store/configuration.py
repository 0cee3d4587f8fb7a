"""fazhi.toml and the environment, read once at the edge into frozen tables."""

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from store.errors import ConfigurationInvalid

PREFIX = "FAZHI_"
OURS = frozenset({"FAZHI_ORDER_FILE"})
"""Variables that start with the prefix and are not configuration."""
DEFAULT = Path("fazhi.toml")

Document = Mapping[str, Any]
"""A TOML file as parsed."""


class Tables(BaseSettings):
    """Tables of the configuration; a subclass names them."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Lay the environment over what is given, which is the file's."""
        return env_settings, init_settings


Kind = TypeVar("Kind", bound=Tables)


def load(kind: type[Kind], path: Path | None, tables: Iterable[str]) -> Kind:
    """Read the configuration: the environment over the file over the defaults; raises ConfigurationInvalid.

    Without a path, fazhi.toml of the working folder is read when there is one. `tables` are the names that are known;
    those that `kind` does not declare are left to whoever does.
    """
    if path is not None and not path.is_file():
        raise ConfigurationInvalid(f"{path}: no such file")
    file = path or DEFAULT
    known = sorted({*tables, *kind.model_fields})
    _refuse_unknown_variables(os.environ, known)
    document = _parse(file)
    for table in document:
        if table not in known:
            raise ConfigurationInvalid(f"{file}: unknown key {table!r}{_nearest(table, known)}")
    try:
        return kind(**{table: value for table, value in document.items() if table in kind.model_fields})
    except SettingsError as error:
        raise ConfigurationInvalid(f"environment: {error}; tables and lists are written as JSON there") from error
    except ValidationError as error:
        faults = [_fault(kind, file, fault["loc"], fault["msg"], fault["type"]) for fault in error.errors()]
        raise ConfigurationInvalid("\n".join(faults)) from error


def _refuse_unknown_variables(environment: Mapping[str, str], known: Iterable[str]) -> None:
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in OURS:
            continue
        table = name.removeprefix(PREFIX).split("__")[0].lower()
        if table not in known:
            raise ConfigurationInvalid(
                f"environment variable {name}: no table [{table}]{_nearest(table, known)}; "
                f"the form is {PREFIX}<TABLE>__<KEY>"
            )


def _parse(file: Path) -> Document:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationInvalid(f"{file}: not TOML: {error}") from error


def _fault(kind: type[BaseModel], file: Path, where: tuple[int | str, ...], message: str, type_: str) -> str:
    variable = PREFIX + "__".join(str(part) for part in where).upper()
    told_by = f"environment variable {variable}" if variable in os.environ else str(file)
    place = ".".join(str(part) for part in where)
    if type_ != "extra_forbidden":
        return f"{told_by}: {place}: {message}"
    *above, key = where
    return f"{told_by}: unknown key {place!r}{_nearest(str(key), _keys(kind, above))}"


def _keys(kind: type[BaseModel], path: Iterable[int | str]) -> Iterable[str]:
    model: type[BaseModel] = kind
    for part in path:
        if isinstance(part, int):
            continue
        annotation = model.model_fields[part].annotation
        candidates = [annotation, *get_args(annotation)]
        model = next(found for found in candidates if isinstance(found, type) and issubclass(found, BaseModel))
    return model.model_fields


def _nearest(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(known)}"
