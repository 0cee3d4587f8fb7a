"""fazhi.toml and the environment, read once at the edge into frozen tables."""

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from store.errors import ConfigurationInvalid

PREFIX = "FAZHI_"
OURS = frozenset({"FAZHI_ORDER_FILE"})
"""Variables that start with the prefix and are not configuration."""
DEFAULT = Path("fazhi.toml")


class Tables(BaseSettings):
    """Tables of the configuration; a subclass names them."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Tables)


def load(kind: type[Kind], path: Path | None, tables: Iterable[str]) -> Kind:
    """Read the configuration: the environment over the file over the defaults; raises ConfigurationInvalid.

    Without a path, fazhi.toml of the working folder is read when there is one. `tables` are the names that are known;
    those that `kind` does not declare are left to whoever does.
    """
    if path is not None and not path.is_file():
        raise ConfigurationInvalid(f"{path}: no such file")
    known = sorted({*tables, *kind.model_fields})
    _refuse_unknown_variables(os.environ, known)
    try:
        return _located(kind, path or DEFAULT)()
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationInvalid(f"{path or DEFAULT}: not TOML: {error}") from error
    except ValidationError as error:
        faults = [_fault(kind, known, fault["loc"], fault["msg"], fault["type"]) for fault in error.errors()]
        told = [fault for fault in faults if fault]
        raise ConfigurationInvalid("\n".join(f"{path or DEFAULT}: {fault}" for fault in told)) from error


def _located(kind: type[Kind], path: Path) -> type[Kind]:
    class Located(kind):  # type: ignore[valid-type, misc]
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=path)

    return Located


def _refuse_unknown_variables(environment: Mapping[str, str], tables: Iterable[str]) -> None:
    known = list(tables)
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in OURS:
            continue
        table = name.removeprefix(PREFIX).split("__")[0].lower()
        if table not in known:
            raise ConfigurationInvalid(
                f"environment variable {name}: no table [{table}]{_nearest(table, known)}; "
                f"the form is {PREFIX}<TABLE>__<KEY>"
            )


def _fault(
    kind: type[BaseModel], tables: Iterable[str], where: tuple[int | str, ...], message: str, type_: str
) -> str | None:
    place = ".".join(str(part) for part in where)
    if type_ != "extra_forbidden":
        return f"{place}: {message}"
    *above, key = where
    known = tables if not above else _keys(kind, above)
    return f"unknown key {place!r}{_nearest(str(key), known)}"


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
