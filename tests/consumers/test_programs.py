"""Programs that people use with the package and the files: each takes them as they are meant."""

import json
from pathlib import Path

import pytest

from tests.consumers.conftest import Run
from tests.marginary.conftest import ROOT
from tests.marginary.test_types import CONSUMER, WRONG

pytestmark = pytest.mark.consumer

FRAMES = """
import pandas, polars
from marginary import ask, table
cases = pandas.DataFrame({"entry_price": [28_000.0, 30_000.0, 32_000.0], "leverage": [5, 500, 20]})
columns = table("liquidation-price", **cases)
told = pandas.DataFrame(columns)
assert list(told["price"].round(6)[[0, 2]]) == [round(ask("liquidation-price", entry_price=p, leverage=t)["price"], 6) for p, t in ((28_000, 5), (32_000, 20))]
assert told["price"].dtype == "float64" and told["refused"][1].startswith("leverage: ")
other = polars.DataFrame(table("liquidation-price", **polars.from_pandas(cases).to_dict()), strict=False)
assert other["price"].dtype == polars.Float64 and other["price"].null_count() == 1
assert other["price"].drop_nulls().to_list() == told["price"].dropna().to_list()
missing = [pandas.Series([5, None], dtype="Int64"), pandas.Series([5.0, None]), polars.Series([5, None])]
assert {tuple(table("liquidation-price", leverage=column)["status"]) for column in missing} == {("ok", "refused")}
print(pandas.__version__, polars.__version__)
"""


def test_pandas_and_polars_take_columns_and_give_them(brought: Run, wheel: Path) -> None:
    done = brought([str(wheel), "pandas==3.1.1", "polars==2.1.0", "pyarrow"], "python", "-c", FRAMES)
    assert done.stdout.split() == ["3.1.1", "2.1.0"]


def test_pyright_knows_the_package_and_finds_each_mistake(brought: Run, wheel: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    lines = [
        "# pyright: strict",
        "from marginary import cross_margin, liquidation_price",
        *(line for line, _ in WRONG),
    ]
    wrong.write_text("\n".join(lines) + "\n", "utf-8")
    right = tmp_path / "right.py"
    right.write_text("# pyright: strict\n" + CONSUMER.read_text("utf-8"), "utf-8")
    script = f"pyright --outputjson {right} {wrong} || true; pyright --ignoreexternal --verifytypes marginary || true"
    said = brought([str(wheel), "pyright[nodejs]==1.1.414"], "sh", "-c", script).stdout
    told, end = json.JSONDecoder().raw_decode(said[said.index("{") :])
    found = {
        (Path(one["file"]).name, one["range"]["start"]["line"])
        for one in told["generalDiagnostics"]
        if one["severity"] == "error"
    }
    assert found == {("wrong.py", number) for number in range(2, 2 + len(WRONG))}, told["generalDiagnostics"]
    assert "Type completeness score: 100%" in said[end:], said[end:][-3000:]


NOTEBOOK = """
import re, sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], 4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=300).execute()
kinds = [sorted(output.data) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if output.output_type == "execute_result"]
print(kinds)
nbformat.write(notebook, sys.argv[2])
wrong = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import marginary\\nmarginary.liquidation_price(leverage=500)")])
NotebookClient(wrong, timeout=300, allow_errors=True).execute()
(error,) = wrong.cells[0].outputs
told = re.sub("\\x1b[^m]*m", "", "\\n".join(error.traceback))
assert told.endswith("Refused: leverage: Leverage must be at most 150×."), told
assert "asking.py" not in told and "function.py" not in told, told
"""


def test_the_notebook_runs_and_shows_answers(brought: Run, wheel: Path, tmp_path: Path) -> None:
    packages = [str(wheel), "nbclient==0.11.0", "ipykernel", "pandas==3.1.1"]
    run = tmp_path / "run.ipynb"
    done = brought(packages, "python", "-c", NOTEBOOK, ROOT / "docs" / "from-python.ipynb", run)
    first = json.loads(done.stdout.replace("'", '"'))[0]
    assert {"text/html", "text/markdown", "text/plain", "image/svg+xml"} <= set(first)
    assert "28,643.22" in run.read_text("utf-8")


def test_the_distribution_is_as_an_index_wants_it(brought: Run, built: Path) -> None:
    files = [str(file) for file in sorted(built.iterdir())]
    assert brought(["twine"], "twine", "check", "--strict", *files).stdout.count("PASSED") == 2
    (wheel,) = (file for file in files if file.endswith(".whl"))
    brought(
        ["check-wheel-contents"], "check-wheel-contents", "--ignore", "W009", wheel
    )  # three packages are meant
    brought(["validate-pyproject[all]"], "validate-pyproject", ROOT / "pyproject.toml")
