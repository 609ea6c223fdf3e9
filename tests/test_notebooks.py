"""The notebooks run from top to bottom, use public names only, and keep small outputs.

``python tests/test_notebooks.py`` runs them and writes their outputs anew.
"""

from __future__ import annotations

import ast
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="no nbformat here: pip install 'saripati[notebooks]'")
nbclient = pytest.importorskip("nbclient", reason="no nbclient here: pip install 'saripati[notebooks]'")

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 300_000
"""Bytes of a notebook with its outputs: a picture or two, no data."""

PUBLIC = {
    "saripati": {"extractors", "pipeline"},
    "saripati.pipeline": None,
    "saripati.pipeline.evaluate": None,
    "saripati.pipeline.gold": None,
    "saripati.pipeline.evaluate.compare": {"compare"},
    "saripati.pipeline.network": {"agreement_network", "joint_acts"},
    "saripati.pipeline.panel": {"sakip_panel"},
    "saripati.extractors.document": {"Document", "Span"},
}
"""Modules that a user imports from, and their public names; None: what their ``__all__`` says."""


def executed(file: Path, folder: Path) -> Any:
    """The notebook with its outputs, run in a folder beside links to what it reads."""
    notebook = nbformat.read(file, as_version=4)
    work = folder / "notebooks"
    work.mkdir()
    for name in ("corpus", "gold"):
        (folder / name).symlink_to(ROOT / name)
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": work}}
    )
    client.execute(env=os.environ | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"})
    return notebook


def sources(file: Path) -> str:
    cells = nbformat.read(file, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_runs_and_complains_of_nothing(file: Path, tmp_path: Path) -> None:
    notebook = executed(file, tmp_path)
    assert [o.text for o in outputs(notebook) if o.output_type == "stream" and o.name == "stderr"] == []
    assert len(outputs(notebook)) >= 4


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_imports_public_names_only(file: Path) -> None:
    for node in ast.walk(ast.parse(sources(file))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("saripati"):
            public = PUBLIC[node.module or ""] or set(importlib.import_module(node.module or "").__all__)
            assert {alias.name for alias in node.names} <= public
        elif isinstance(node, ast.Import):
            assert not any(alias.name.startswith("saripati") for alias in node.names)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_keeps_its_outputs_and_they_are_small(file: Path) -> None:
    notebook = nbformat.read(file, as_version=4)
    assert outputs(notebook)
    assert file.stat().st_size < LARGEST
    assert not any(output.output_type == "error" for output in outputs(notebook))
    assert str(Path.home()) + "/" not in file.read_text(encoding="utf-8")


def main() -> None:
    import tempfile

    for file in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            notebook = executed(file, Path(folder))
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)  # when it ran: no business of the reader
        nbformat.write(notebook, file)
        print(file.name, file.stat().st_size, file=sys.stderr)


if __name__ == "__main__":
    main()
