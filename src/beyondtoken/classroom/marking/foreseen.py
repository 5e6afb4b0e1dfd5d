"""Whether all that a test will ask is known before its first answer: only then may it be asked at once.

A request made from an earlier answer would carry what the *key* answered into the student's process. So names that
hold something of an answer are followed through the test; in doubt the test is asked one by one.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping

CLOCKS = frozenset({"time", "perf_counter", "process_time", "monotonic", "thread_time", "timeit", "datetime"})
CHANGING_THEMSELVES = frozenset({
    "append", "appendleft", "extend", "extendleft", "insert", "add", "update", "setdefault", "push", "fill", "put",
    "itemset", "write", "symmetric_difference_update", "intersection_update", "difference_update", "__setitem__"})
CHANGING_THEIR_FIRST = frozenset({
    "heappush", "heapreplace", "heappushpop", "insort", "insort_left", "insort_right", "setattr", "copyto", "place",
    "put", "putmask", "fill_diagonal", "shuffle"})
LEAVING = (ast.Break, ast.Continue, ast.Return, ast.Raise)


class Followed:
    """A test, and the names in it that hold something of an answer.

    Parameters
    ----------
    program : str
        The test.
    answers : mapping
        Names of the student's side: whether each is called (True) or fetched (False).

    Examples
    --------
    >>> answers = {"f": True, "g": True}
    >>> [Followed(test, answers).is_foreseen for test in ("assert f(2) == 4", "assert g(f(2)) == 2")]
    [True, False]
    """

    def __init__(self, program: str, answers: Mapping[str, bool]) -> None:
        self.tree, self.answers = ast.parse(program), answers
        self.told = set(answers)
        before = -1
        while len(self.told) != before:
            before = len(self.told)
            self.follow(self.tree, hangs=False)

    @property
    def is_foreseen(self) -> bool:
        """Whether every request stands by itself, and none is timed."""
        return self.stands(self.tree, hangs=False) and not any(name in CLOCKS for name in words_of(self.tree))

    @property
    def leaves_given_alone(self) -> bool:
        """Whether nothing of an answer is put into what the test did not make itself; other tests may read that."""
        grown = [node.target for node in ast.walk(self.tree) if isinstance(node, ast.AugAssign)]
        own = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)
               and isinstance(node.ctx, ast.Store) and node not in grown}
        own |= {node.arg for node in ast.walk(self.tree) if isinstance(node, ast.arg)}
        own |= {node.name for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)}
        return self.told <= own | set(self.answers)

    def tells(self, node: ast.AST | None) -> bool:
        """Whether an expression holds something of an answer."""
        return node is not None and any(isinstance(one, ast.Name) and one.id in self.told for one in ast.walk(node))

    def follow(self, node: ast.AST, *, hangs: bool) -> None:
        """Add the names that a part of the test gives something of an answer; ``hangs``: whether it runs does."""
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if hangs or self.tells(node.value):
                self.told |= names_in(targets)
            elif isinstance(node.value, ast.Name) and any(map(self.tells, targets)):
                self.told.add(node.value.id)         # another name of what is changed under this one
        elif isinstance(node, (ast.For, ast.comprehension)) and (hangs or self.tells(node.iter)):
            self.told |= names_in([node.target])
        elif isinstance(node, ast.withitem) and node.optional_vars and self.tells(node.context_expr):
            self.told |= names_in([node.optional_vars])
        elif isinstance(node, (ast.FunctionDef, ast.Lambda)) and self.tells(node):
            self.told |= {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
            self.told |= {node.name} if isinstance(node, ast.FunctionDef) else set()
        elif isinstance(node, ast.Call):
            self.told |= self.changed(node)
        for child, child_hangs in self.parts(node, hangs=hangs):
            self.follow(child, hangs=child_hangs)

    def changed(self, call: ast.Call) -> set[str]:
        """Names of what a call changes by something of an answer."""
        if not any(map(self.tells, arguments(call))):
            return set()
        out = [one.value for one in call.keywords if one.arg == "out"]
        name = (words_of(call.func) or [""])[0]
        owner = [call.func.value] if isinstance(call.func, ast.Attribute) and name in CHANGING_THEMSELVES else []
        return names_in([*out, *owner, *(call.args[:1] if name in CHANGING_THEIR_FIRST else [])])

    def stands(self, node: ast.AST, *, hangs: bool) -> bool:
        """Whether no request in this part is made of an answer, or made only if an answer says so."""
        if hangs and isinstance(node, LEAVING):
            return False
        if isinstance(node, ast.Name) and self.answers.get(node.id):
            return False                         # handed on: who calls it, and with what, is not seen
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and self.answers.get(node.func.id):
            return not hangs and not any(map(self.tells, arguments(node)))
        return all(self.stands(child, hangs=child_hangs) for child, child_hangs in self.parts(node, hangs=hangs))

    def parts(self, node: ast.AST, *, hangs: bool) -> Iterator[tuple[ast.AST, bool]]:
        """What a part is made of, and whether an answer decides if it runs."""
        deciding: list[ast.AST] = []
        if isinstance(node, (ast.If, ast.While, ast.IfExp)):
            deciding = [node.test]
        elif isinstance(node, ast.For):
            deciding = [node.iter]
        elif isinstance(node, ast.Match):
            deciding = [node.subject]
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
            deciding = [*node.generators]
        decides = any(map(self.tells, deciding)) or isinstance(node, ast.ExceptHandler)
        for child in ast.iter_child_nodes(node):
            yield child, hangs or (decides and child not in deciding)


def arguments(call: ast.Call) -> list[ast.expr]:
    """All that a call is given."""
    return [*call.args, *(one.value for one in call.keywords)]


def names_in(nodes: Collection[ast.AST]) -> set[str]:
    """All names in some expressions."""
    return {one.id for node in nodes for one in ast.walk(node) if isinstance(one, ast.Name)}


def words_of(node: ast.AST) -> list[str]:
    """Every name and attribute, the outermost first, and all that is imported."""
    found = []
    for one in ast.walk(node):
        found += [one.id] if isinstance(one, ast.Name) else [one.attr] if isinstance(one, ast.Attribute) else []
        found += [part for alias in getattr(one, "names", []) if isinstance(alias, ast.alias)
                  for part in alias.name.split(".")]
    return found
