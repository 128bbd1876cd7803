"""Print docs/rules/ from the tables of tests/spec/, and docs/glossary.md from the library.

The tables run as tests; printed, they are how a trust officer reads a rule. A structure test asks that what is
printed is what the tests say.
"""

import ast
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "tests" / "spec"
RULES = ROOT / "docs" / "rules"


def pages() -> dict[Path, str]:
    """Return every page that is printed, by its path."""
    printed = {RULES / f"{name}.md": page for name, page in _rules()}
    index = "\n".join(f"- [{_title(path.stem)}]({path.name})" for path in sorted(printed))
    printed[RULES / "README.md"] = f"# The rules, as tables\n\nPrinted from the tests that prove them.\n\n{index}\n"
    printed[ROOT / "docs" / "glossary.md"] = _glossary()
    return printed


def _rules() -> list[tuple[str, str]]:
    found = []
    for path in sorted(SPEC.glob("test_*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        tables = [_table(name, text) for name, text in _texts(module)]
        if tables:
            name = path.stem.removeprefix("test_").replace("_", "-")
            says = (ast.get_docstring(module) or "").replace("\n", " ")
            found.append((name, f"# {_title(name)}\n\n{says}\n\n" + "\n".join(tables)))
    return found


def _texts(module: ast.Module) -> list[tuple[str, str]]:
    """Return the tables of a module: constants in capitals whose lines are cells between bars."""
    found = []
    for node in module.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        target = node.targets[0]
        if isinstance(target, ast.Name):
            name, text = target.id, node.value.value
            lines = text.strip().splitlines() if isinstance(text, str) else []
            if name.isupper() and len(lines) > 1 and "|" in lines[0]:
                found.append((name, text))
    return found


def _table(name: str, text: str) -> str:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    width = len(rows[0])
    rows = [(row + [""] * width)[:width] for row in rows]
    lines = [" | ".join(row) for row in rows]
    body = "\n".join(f"| {line} |" for line in [lines[0], " | ".join(["---"] * width), *lines[1:]])
    return f"## {_title(name)}\n\n{body}\n"


def _title(name: str) -> str:
    words = re.sub(r"[-_]+", " ", name).lower().strip()
    return words[:1].upper() + words[1:]


def _glossary() -> str:
    terms = yaml.safe_load((ROOT / "library" / "glossary.yaml").read_text(encoding="utf-8"))
    words = yaml.safe_load((ROOT / "library" / "words.yaml").read_text(encoding="utf-8"))
    lines = ["# Glossary", "", "The words of the field. Code, pages and these pages use no others.", ""]
    lines += ["## Concepts", ""]
    lines += ["What a trust may call by a word of its own; the first word is the one that code uses.", ""]
    lines += [f"- **{word['one']}**: {word['means']}" for word in words.values()]
    lines += ["", "## Abbreviations and terms", ""]
    lines += [f"- **{term}**: {said['means']}. {said['says']}" for term, said in sorted(terms.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    RULES.mkdir(exist_ok=True)
    for path, page in pages().items():
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
