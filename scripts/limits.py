"""Check the house's limits: 300 lines a file, 40 a function, five parameters before `*`, documented public names."""

import ast
import sys
from pathlib import Path

FILE_LINES, FUNCTION_LINES, POSITIONAL = 300, 40, 5


def main(root: str) -> int:
    """Print every fault under a folder; the exit status is 1 where there is one."""
    faults = [fault for path in sorted(Path(root).rglob("*.py")) for fault in faults_of(path)]
    print("\n".join(faults) or f"limits: all files under {root} keep to them")
    return 1 if faults else 0


def faults_of(path: Path) -> list[str]:
    """List what one file breaks; migrations may be as long as they need."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    found = []
    if lines > FILE_LINES and "migrations" not in path.parts:
        found.append(f"{path}: {lines} lines (limit {FILE_LINES})")
    tree = ast.parse(text)
    if text.strip() and ast.get_docstring(tree) is None:
        found.append(f"{path}: no docstring")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found += _faults_of_node(path, node)
    return found


def _faults_of_node(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[str]:
    found = []
    if not isinstance(node, ast.ClassDef) and node.end_lineno is not None:
        length = node.end_lineno - node.lineno + 1 - _docstring_lines(node)
        if length > FUNCTION_LINES:
            found.append(f"{path}:{node.lineno}: {node.name} has {length} lines (limit {FUNCTION_LINES})")
        before_star = [a.arg for a in node.args.args if a.arg not in {"self", "cls"}]
        if len(before_star) > POSITIONAL and "cli" not in path.parts:
            found.append(f"{path}:{node.lineno}: {node.name} has {len(before_star)} parameters before `*`")
    if not node.name.startswith("_") and ast.get_docstring(node) is None and not _is_nested(node):
        found.append(f"{path}:{node.lineno}: {node.name} has no docstring")
    return found


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


def _is_nested(node: ast.AST) -> bool:
    return getattr(node, "col_offset", 0) > 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
