"""Reading the errors that a form gathered."""

from playground.wire import JSON


def codes(tree: JSON) -> list[str]:
    """Every code in a tree of errors."""
    found = [problem["code"] for problem in tree.get("_errors", [])]
    for key, branch in tree.items():
        found += codes(branch) if key != "_errors" else []
    return found
