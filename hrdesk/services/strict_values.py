"""Plain values, as YAML gives them, made into dataclasses, or every one that does not fit, with its place."""

import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, Len
from cattrs import BaseValidationError, ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, mapping_structure_factory

from hrdesk.core.written_page import FieldPath

_Hook = Callable[[Any, Any], Any]
"""Makes a value of the kind that it is told, or raises what is wrong with it."""

_LARGEST_WHOLE = 2**63 - 1
"""What SQLite keeps."""
_FIELDS = "Write fields with their names, such as `text: …`."
_LIST = "Write a list, each part on a line of its own after a dash."


@dataclass(frozen=True)
class Misfit:
    """A value that does not fit its field: what is wrong, and what to write instead."""

    path: FieldPath
    message: str
    remedy: str


class MisfitsError(Exception):
    """Some values do not fit; `misfits` holds every one."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        super().__init__("; ".join(f"{misfit.message} {misfit.remedy}" for misfit in misfits))
        self.misfits = misfits


class _WrongValueError(ValueError):
    def __init__(self, remedy: str, what: str = "is not right") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy


def structured(kind: type, values: object) -> Any:
    """Plain values as a dataclass `kind`; only days, names of enums, lists and fractions are converted.

    Raises MisfitsError.
    """
    hook = structurer(kind)
    try:
        return hook(values, kind)
    except (BaseValidationError, _WrongValueError) as error:
        raise MisfitsError(tuple(_misfits(error, ()))) from None


@cache
def structurer(kind: Any) -> _Hook:
    """What makes values of a kind; it takes some milliseconds to make, once for each kind."""
    return _converter().get_structure_hook(kind)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    plain: tuple[tuple[type, _Hook], ...] = (
        (str, _text),
        (bool, _truth),
        (int, _whole_number),
        (float, _number),
        (date, _day),
        (StrEnum, _member),
    )
    for kind, hook in plain:
        converter.register_structure_hook(kind, hook)
    rules: tuple[tuple[Callable[[Any], bool], Callable[[Any, Converter], Any]], ...] = (
        (_is_made_of(Literal), _choice),
        (_is_made_of(tuple), _list),
        (_is_made_of(dict), _mapping),
        (is_dataclass, _fields),
        (_is_text_or_list, _text_or_list),
        (_is_made_of(Annotated), _bounded),
    )
    for is_meant, rule in rules:
        converter.register_structure_hook_factory(is_meant, rule)
    return converter


def _is_made_of(origin: object) -> Callable[[Any], bool]:
    return lambda kind: bool(get_origin(kind) == origin)


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise _WrongValueError("Write words, between quotes where they look like a number, a day, yes or no.")
    return value


def _truth(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("Write `true` or `false`.")
    return value


def _whole_number(value: Any, _: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _WrongValueError("Write a whole number.")
    if abs(value) > _LARGEST_WHOLE:
        raise _WrongValueError("Write a shorter number.")
    return value


def _number(value: Any, _: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _WrongValueError("Write a number.")
    if abs(value) > sys.float_info.max:  # which `math` would raise on
        raise _WrongValueError("Write a shorter number.")
    if math.isnan(value):
        raise _WrongValueError("Write a number.")
    return float(value)


def _day(value: Any, _: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _WrongValueError("Write a day, such as 2026-03-31.") from None


def _member(value: Any, kind: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str) or value not in set(kind):
        raise _one_of(list(kind))
    return kind(value)


def _choice(kind: Any, _: Converter) -> _Hook:
    choices = get_args(kind)

    def choose(value: Any, _: Any) -> object:
        if not isinstance(value, str) or value not in choices:
            raise _one_of(choices)
        return value

    return choose


def _one_of(choices: Sequence[str]) -> _WrongValueError:
    return _WrongValueError(f"Write {'one of ' * (len(choices) > 1)}{', '.join(choices)}.")


def _list(kind: Any, converter: Converter) -> _Hook:
    parts = homogenous_tuple_structure_factory(kind, converter)

    def make(value: Any, kind: Any) -> object:
        if not isinstance(value, list | tuple):
            raise _WrongValueError(_LIST)
        return parts(value, kind)

    return make


def _mapping(kind: Any, converter: Converter) -> _Hook:
    return _with_fields(mapping_structure_factory(kind, converter, dict))


def _fields(kind: Any, converter: Converter) -> _Hook:
    return _with_fields(make_dict_structure_fn(kind, converter))


def _with_fields(make: _Hook) -> _Hook:
    def checked(value: Any, kind: Any) -> object:
        if not isinstance(value, Mapping):
            raise _WrongValueError(_FIELDS)
        return make(value, kind)

    return checked


def _is_text_or_list(kind: Any) -> bool:
    parts = {get_origin(part) or part for part in get_args(kind)}
    return get_origin(kind) in (Union, UnionType) and parts == {str, tuple}


def _text_or_list(kind: Any, converter: Converter) -> _Hook:
    listed = next(part for part in get_args(kind) if part is not str)
    parts = converter.get_structure_hook(listed)
    return lambda value, _: value if isinstance(value, str) else parts(value, listed)


def _bounded(kind: Any, converter: Converter) -> _Hook:
    """What stands in `Annotated` beside a kind holds for each value of it."""
    plain, *told = get_args(kind)
    make = converter.get_structure_hook(plain)
    bounds = [_bound(bound) for bound in told]

    def check(value: Any, _: Any) -> object:
        made = make(value, plain)
        for bound in bounds:
            bound(made)
        return made

    return check


def _bound(bound: object) -> Callable[[Any], None]:
    match bound:
        case Len(min_length=least, max_length=most):
            return lambda value: _check_length(value, least, most)
        case Ge(ge=least):
            return lambda value: _check_number(value >= least, f"Write a number of {least} or more.")
        case Le(le=most):
            return lambda value: _check_number(value <= most, f"Write a number of {most} or less.")
    raise TypeError(f"no rule for {bound!r}")


def _check_length(value: str | tuple[object, ...], least: Any, most: Any) -> None:
    unit = "character" if isinstance(value, str) else "part"
    if len(value) < least:
        raise _WrongValueError(f"Write at least {_amount(least, unit)}.", "has the wrong length")
    if most is not None and len(value) > most:
        raise _WrongValueError(f"Write at most {_amount(most, unit)}.", "has the wrong length")


def _check_number(is_right: bool, remedy: str) -> None:
    if not is_right:
        raise _WrongValueError(remedy)


def _amount(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _misfits(error: Exception, path: FieldPath, is_of_class: bool = False) -> Iterator[Misfit]:
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _misfits(inner, (*path, *_step_to(inner)), isinstance(error, ClassValidationError))
    elif isinstance(error, _WrongValueError):
        yield Misfit(path, f"{_shown(path)} {error.what}.", error.remedy)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            message = f"There is no field `{_named((*path, name))}`."
            yield Misfit((*path, name), message, "Correct its name or take it out.")
    elif isinstance(error, KeyError) and is_of_class:
        yield Misfit(path, f"The field `{_named(path)}` is missing.", f"Add `{path[-1]}:`.")
    else:
        raise error


def _step_to(error: Exception) -> FieldPath:
    """From a group of faults to one in it; a fault of the group itself has no step."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _shown(path: FieldPath) -> str:
    return f"`{_named(path)}`" if path else "The file"


def _named(path: FieldPath) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
