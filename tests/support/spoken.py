"""What code says, found in its syntax: every sentence that a call can be given, with samples for what it fills in."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

Samples = Mapping[str, Sequence[str]]
"""An expression, or its last name -> what it may stand for; `default` has what any other one stands for."""

Where = str | int
"""Which argument of a call is a sentence: a keyword, or a place counted from nought."""

_DEEPEST = 6
_OF_WORDS = ("str", "str | None", "list[str]")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True, order=True)
class Spoken:
    """One sentence and the file and line of what says it."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where an expression stands: its module, and the functions around it, the innermost first."""

    module: "Module"
    around: tuple[ast.AST, ...]
    depth: int = 0


class Module:
    """One module's syntax."""

    def __init__(self, root: Path, path: Path) -> None:
        self.root = root
        self.name = path.relative_to(root).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self._around = dict(_functions_around(self.tree, ()))
        self.imported = {
            name.asname or name.name: (node.module or "", name.name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }

    def said_by_calls(self, calls: Mapping[str, Sequence[Where]], samples: Samples) -> Iterator[Spoken]:
        """Give the sentences in these arguments of calls, each named by the last word of what is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                for said in _arguments(node, calls.get(_last_name(node.func), ())):
                    yield from self._spoken(said, samples)

    def said_by_returns(self, samples: Samples) -> Iterator[Spoken]:
        """Give the sentences that the module's functions return, each alone where they return a list."""
        for node in ast.walk(self.tree):
            if isinstance(node, _FUNCTIONS) and node.returns and ast.unparse(node.returns) in _OF_WORDS:
                for said in _returned(node):
                    yield from self._spoken(said, samples)

    def function(self, name: str) -> ast.AST | None:
        """Find a function of the module's own; None where it has none of that name."""
        return next((node for node in self.tree.body if isinstance(node, _FUNCTIONS) and node.name == name), None)

    def _spoken(self, said: ast.expr, samples: Samples) -> Iterator[Spoken]:
        scope = _Scope(self, self._around.get(said, ()))
        for words in dict.fromkeys(sentences(said, scope, samples)):
            yield Spoken(f"{self.name}:{said.lineno}", words)


@cache
def module_at(root: Path, path: Path) -> Module:
    """Read a module, once."""
    return Module(root, path)


def sentences(said: ast.expr | None, scope: _Scope, samples: Samples) -> list[str]:
    """Give all that an expression can say; what cannot be known from the syntax is one of the samples."""
    match said:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.JoinedStr(values=parts):
            return ["".join(one) for one in product(*(sentences(part, scope, samples) for part in parts))]
        case ast.FormattedValue(value=value, format_spec=form):
            return [f"{one}%" if form and "%" in ast.unparse(form) else one for one in sentences(value, scope, samples)]
        case ast.BinOp(left=left, right=right, op=ast.Add()):
            return [a + b for a, b in product(sentences(left, scope, samples), sentences(right, scope, samples))]
        case ast.IfExp(body=one, orelse=other):
            return _each((one, other), scope, samples)
        case ast.BoolOp(values=several):
            return [words for words in _each(several, scope, samples) if words]
        case ast.List(elts=several) | ast.Tuple(elts=several):
            return _each(several, scope, samples)
        case ast.Starred(value=one) | ast.NamedExpr(value=one):
            return sentences(one, scope, samples)
        case ast.ListComp(elt=one) | ast.GeneratorExp(elt=one):
            return sentences(one, scope, samples)
    return _sampled(said, samples) or _elsewhere(said, scope, samples) or list(samples["default"])


def _sampled(said: ast.expr | None, samples: Samples) -> list[str]:
    whole = "" if said is None else ast.unparse(said)
    return list(samples.get(whole) or samples.get(_last_name(said)) or ())


def _elsewhere(said: ast.expr | None, scope: _Scope, samples: Samples) -> list[str]:
    """Follow a name, a call or a table to where its words stand."""
    if scope.depth > _DEEPEST:
        return []
    deeper = _Scope(scope.module, scope.around, scope.depth + 1)
    match said:
        case ast.Name(id=name):
            return _bound(name, deeper, samples)
        case ast.Attribute(value=ast.Name(id="self")):
            return _each(_assigned(ast.unparse(said), scope.module.tree), deeper, samples)
        case ast.Subscript(value=ast.Name(id=table)):
            return _bound(table, deeper, samples)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr="get"), args=[_, *otherwise]):
            return [*_bound(table, deeper, samples), *_each(otherwise, deeper, samples)]
        case ast.Subscript(value=one):
            return sentences(one, deeper, samples)
        case ast.Call(func=ast.Attribute(attr="join" | "redact"), args=[one]):
            return sentences(one, deeper, samples)
        case ast.Call(func=ast.Name(id="next"), args=several):
            return _each(several, deeper, samples)
        case ast.Call(func=ast.Name(id=name)):
            return _returned_by(name, deeper, samples)
    return []


def _bound(name: str, scope: _Scope, samples: Samples) -> list[str]:
    """Give what a name was given: in the functions around it, else in its module; strings only."""
    for place in (*scope.around, scope.module.tree):
        values = _assigned(name, place)
        if values:
            return [words for value in values for words in _strings(value, scope, samples)]
        table = _gone_through(name, place)
        if table is not None:
            return _bound(table, scope, samples)
    return []


def _strings(value: ast.expr, scope: _Scope, samples: Samples) -> list[str]:
    """Give the sentences of an expression, or of a table of them: there they are what has more than a word."""
    if isinstance(value, ast.Dict):
        return _each(value.values, scope, samples)
    if isinstance(value, ast.Tuple | ast.List) and value.elts and isinstance(value.elts[0], ast.Tuple):
        constants = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant))
        return [words for words in constants if isinstance(words, str) and " " in words]
    return sentences(value, scope, samples)


def _returned_by(name: str, scope: _Scope, samples: Samples) -> list[str]:
    module, own_name = scope.module, name
    if name in module.imported:
        where, own_name = module.imported[name]
        path = module.root / f"{where.replace('.', '/')}.py"
        if not path.exists():
            return []
        module = module_at(module.root, path)
    function = module.function(own_name)
    if function is None:
        return []
    inner = _Scope(module, (function,), scope.depth)
    return _each(_returned(function), inner, samples)


def _each(several: Iterable[ast.expr], scope: _Scope, samples: Samples) -> list[str]:
    return [words for one in several for words in sentences(one, scope, samples)]


def _assigned(name: str, place: ast.AST) -> list[ast.expr]:
    """List the values that are given to a name, or to a name with a dot, in a function or a module's body."""
    nodes = ast.walk(place) if not isinstance(place, ast.Module) or "." in name else iter(place.body)
    return [value for node in nodes for target, value in _assignments(node) if ast.unparse(target) == name]


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            yield from zip(names, values, strict=True)
        case ast.Assign(targets=[name], value=value):
            yield name, value
        case ast.AnnAssign(target=name, value=ast.expr() as value) | ast.AugAssign(target=name, value=value):
            yield name, value
        case ast.NamedExpr(target=name, value=value):
            yield name, value


def _gone_through(name: str, place: ast.AST) -> str | None:
    """Name the table that a loop or a comprehension takes a name from."""
    for node in ast.walk(place):
        if isinstance(node, ast.For | ast.comprehension):
            targets = {one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)}
            if name in targets and isinstance(node.iter, ast.Name):
                return node.iter.id
    return None


def _returned(function: ast.AST) -> list[ast.expr]:
    return [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]


def _arguments(call: ast.Call, places: Sequence[Where]) -> Iterator[ast.expr]:
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    for place in places:
        if isinstance(place, int) and place < len(call.args):
            yield call.args[place]
        if isinstance(place, str) and place in keywords:
            yield keywords[place]


def _last_name(node: ast.expr | None) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function):
            return _last_name(function)
        case ast.Subscript(value=value):
            return _last_name(value)
    return ""


def _functions_around(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
    inside = (node, *around) if isinstance(node, _FUNCTIONS) else around
    for child in ast.iter_child_nodes(node):
        yield child, inside
        yield from _functions_around(child, inside)
