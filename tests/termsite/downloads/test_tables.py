"""Files with a schema: each holds what its schema says, and every table, in each form, the same rows."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from sphobjinv import Inventory

from termsite.downloads.all import downloads
from termsite.downloads.records import names, whole
from termsite.downloads.tables import TABLES, Table, csv_path
from termsite.pages.data import SCHEMAS, schema_path
from tests.termsite.conftest import Whole

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def files(whole: Whole) -> dict[str, bytes]:
    return {one.path: one.content for one in downloads(whole.glossary, whole.site)}


@pytest.fixture(scope="module")
def schemas(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {name: json.loads(files[schema_path(name)]) for name in SCHEMAS}


@pytest.fixture(scope="module")
def database(files: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["data/terms.db"])
        yield connection


def governed(files: dict[str, bytes], name: str) -> list[str]:
    """The files that a schema is for."""
    whole = f"data/{name}.json"
    return (
        [whole]
        if whole in files
        else [path for path in files if path.startswith(f"data/{name}s/") and path.endswith(".json")]
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_file_is_as_its_schema_says(
    name: str, files: dict[str, bytes], schemas: dict[str, Any]
) -> None:
    Draft202012Validator.check_schema(schemas[name])
    known = Registry().with_resources((one["$id"], Resource.from_contents(one)) for one in schemas.values())
    checker = Draft202012Validator(
        schemas[name], registry=known, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    paths = governed(files, name)
    assert paths
    for path in paths:
        assert [f"{path}: {error.message}" for error in checker.iter_errors(json.loads(files[path]))] == []


def test_every_json_file_has_a_schema_and_names_it_where_it_can(
    files: dict[str, bytes], schemas: dict[str, Any]
) -> None:
    judged = {path for name in SCHEMAS for path in governed(files, name)}
    json_files = {path for path in files if path.endswith(".json") and not path.startswith("data/schemas/")}
    # Of one the schema is Frictionless's own; the other is for the pages' scripts alone.
    assert json_files - judged == {"data/datapackage.json", "data/alike.json"}
    for name in ("terms", "term"):
        for path in governed(files, name):
            assert json.loads(files[path])["$schema"] == schemas[name]["$id"]


def test_every_key_of_a_term_is_explained(schemas: dict[str, Any]) -> None:
    left = {name for name, said in schemas["term"]["properties"].items() if "description" not in said}
    assert left == {"$schema", "published"}


def rows(table: Table, whole_: Whole) -> list[tuple[Any, ...]]:
    return list(table.rows(whole(whole_.glossary, whole_.site)))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_the_same_rows_in_each_form(
    table: Table, files: dict[str, bytes], database: sqlite3.Connection, whole: Whole
) -> None:
    expected = rows(table, whole)
    keys = [row[: table.key] for row in expected]
    assert expected and len(set(keys)) == len(keys)
    content = files[f"data/{csv_path(table)}"]
    assert content.startswith(b"\xef\xbb\xbf")
    head, *found = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == [column.name for column in table.columns]
    assert found == [[said(value) for value in row] for row in expected]
    kept = [n for n, column in enumerate(table.columns) if not column.listed]
    stored = database.execute(f"select * from {table.name} order by rowid").fetchall()
    assert stored == [tuple(row[n] for n in kept) for row in expected]


def said(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def test_what_is_listed_can_be_parted_again(whole: Whole) -> None:
    for table in TABLES:
        lists = [value for row in rows(table, whole) for value in row if isinstance(value, list)]
        assert not [one for value in lists for one in value if ";" in one]


def test_no_cell_is_taken_for_a_formula(whole: Whole) -> None:
    cells = [
        value for table in TABLES for row in rows(table, whole) for value in row if isinstance(value, str)
    ]
    assert len(cells) > 10_000
    assert not [cell for cell in cells if cell.startswith(("=", "\t", "\r"))]


def test_the_database_is_whole_and_can_be_searched(database: sqlite3.Connection, whole: Whole) -> None:
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    about = dict(database.execute("select name, value from about"))
    assert (about["version"], about["url"]) == (whole.site.version, whole.site.address)
    found = (
        "select terms.slug from terms_fts join terms on terms.rowid = terms_fts.rowid where terms_fts match ?"
    )
    assert ("liquidation-price",) in database.execute(found, ("liquidation price",)).fetchall()


def test_the_package_describes_every_table(files: dict[str, bytes], whole: Whole) -> None:
    package = json.loads(files["data/datapackage.json"])
    assert (package["version"], package["licenses"][0]["name"]) == (whole.site.version, "CC-BY-4.0")
    for one, table in zip(package["resources"], TABLES, strict=True):
        content = files[f"data/{one['path']}"]
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        assert [field["name"] for field in one["schema"]["fields"]] == [
            column.name for column in table.columns
        ]
        assert all(field["description"] for field in one["schema"]["fields"])


def test_the_inventory_leads_each_name_to_its_page(files: dict[str, bytes], whole: Whole) -> None:
    read = Inventory(zlib=files["objects.inv"])
    assert (read.project, read.version) == (whole.site.name, whole.site.version)
    found = {(one.role, one.name): one.uri_expanded for one in read.objects}
    assert len(found) == len(read.objects)
    pages = {page.path for page in whole.pages}
    assert set(found.values()) <= pages
    claimed = {
        name: slugs
        for name, slugs in names(whole.glossary).items()
        if len(slugs) == 1 or name in whole.glossary.forms
    }
    assert {name: uri for (role, name), uri in found.items() if role == "term"} == {
        name: f"terms/{slugs[0]}/" for name, slugs in claimed.items()
    }
    assert ("term", "K") not in found and found["term", "SPAN"] == "terms/span-margin/"
    assert found["label", "margin-call"] == "terms/margin-call/"
    assert found["doc", "calculators/liquidation-price"] == "calculators/liquidation-price/"
