"""What serves the form for editors: a real server on a free port, asked as Decap and as strangers would."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from termsite.content.shape import schema
from termsite.editing.amend import amended
from termsite.editing.form import formed
from termsite.glossary import read_and_link
from termsite.serving.admin import Admin
from termsite.serving.admin_config import FOLDERS, READ, config
from termsite.serving.admin_form import from_form
from termsite.serving.admin_store import _held, _merged
from termsite.serving.listen import listening
from tests.draws import some

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
TERM = """---
title: equity
summary: What is left when every debt is paid.
areas: [basics]
level: starter
published: 2026-11-21
---
What is yours.
"""
OTHER = TERM.replace("equity", "debt").replace("level: starter", "level: starter\nrequires: [equity]")


class Desk:
    """A project that is served to its editors."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port
        self.host = f"127.0.0.1:{port}"
        told = json.loads(self.ask("GET", "/admin/config.yml")[2])
        self.api = told["backend"]["proxy_url"]

    def ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request(method, path, body or None, headers or {})
        answer = line.getresponse()
        with answer:
            return answer.status, dict(answer.headers), answer.read()

    def do(self, action: str, **params: Any) -> tuple[int, Any]:
        """Ask as Decap does."""
        headers = {"Origin": f"http://{self.host}", "Content-Type": "application/json; charset=utf-8"}
        body = json.dumps({"branch": "main", "action": action, "params": params})
        status, _, said = self.ask("POST", self.api, body, headers)
        return status, json.loads(said)

    def read(self, path: str) -> dict[str, Any]:
        status, entry = self.do("getEntry", path=path)
        assert status == 200, entry
        held: dict[str, Any] = json.loads(entry["data"])
        return held

    def save(self, path: str, held: dict[str, Any]) -> tuple[int, Any]:
        file = {"path": path, "slug": Path(path).stem, "raw": json.dumps(held)}
        return self.do("persistEntry", dataFiles=[file], assets=[], options={"commitMessage": "x"})

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root = tmp_path / "project"
    shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "terms").mkdir()
    (root / "terms/equity.md").write_text(TERM, "utf-8")
    (root / "terms/debt.md").write_text(OTHER, "utf-8")
    with listening("127.0.0.1", 0, "/", tmp_path / "site") as server:
        server.admin = Admin(root, "/admin/")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield Desk(root, server.server_address[1])
        server.shutdown()
        thread.join()


def test_the_project_has_no_problem_to_begin_with(desk: Desk) -> None:
    assert read_and_link(desk.root)[-1] == []


def test_the_form_has_every_key_of_the_schema_with_its_limits() -> None:
    told = config(ROOT, "calculators", "http://localhost/", "/admin/api/x")
    for collection in told["collections"]:
        keys = schema(FOLDERS[collection["name"]][1])["properties"]
        named = {field["name"]: field for field in collection["fields"]}
        assert [name for name in named if not name.endswith("_list")] == [*keys, "body", READ]
        assert all(
            named[key]["hint"] == rule["description"] for key, rule in keys.items() if "description" in rule
        )
    terms = {field["name"]: field for field in told["collections"][0]["fields"]}
    pattern, said = terms["summary"]["pattern"]
    assert said == "20 to 160 characters (from 6 in scripts whose signs say more)"
    assert [bool(re.fullmatch(pattern, text)) for text in ("a" * 19, "a" * 20, "a" * 160, "a" * 161)] == [
        *(False, True, True, False)
    ]
    assert [bool(re.fullmatch(pattern, "钱" * n)) for n in (5, 6, 160, 161)] == [False, True, True, False]
    assert terms["level"]["options"] == ["starter", "working", "deep"]
    assert [terms[name]["collection"] for name in ("areas", "requires", "no_autolink_list")] == [
        "areas",
        "terms",
        "terms",
    ]
    assert "liquidation-price" in terms["calculators"]["fields"][0]["options"]
    assert [name for name in terms if terms[name]["required"]] == [*schema("term")["required"]]


def test_terms_are_listed_and_read(desk: Desk) -> None:
    status, entries = desk.do("entriesByFolder", folder="terms", extension="md", depth=1)
    assert status == 200
    assert [entry["file"]["path"] for entry in entries] == ["terms/debt.md", "terms/equity.md"]
    held = desk.read("terms/debt.md")
    assert (held["title"], held["requires"], held["body"]) == ("debt", ["equity"], "What is yours.\n")


def test_saving_without_a_change_changes_no_byte_of_ours() -> None:
    for folder, kind, _ in FOLDERS.values():
        rules, files = schema(kind), some(sorted((ROOT / folder).glob("*.md")), 4)
        assert files
        for file in files:
            path, raw = f"{folder}/{file.name}", file.read_bytes()
            held = json.loads(json.dumps(_held(raw, path)))
            said = _merged(rules, path, raw, raw, (from_form(rules, held), held["body"]))
            assert amended(raw, path, *said, tuple(rules["properties"])) == raw


def test_a_save_writes_what_was_changed(desk: Desk) -> None:
    held = desk.read("terms/equity.md")
    assert desk.save("terms/equity.md", held) == (200, {"message": "entry persisted"})
    assert desk.text("terms/equity.md") == TERM
    held["summary"] = "What is yours: all that no debt takes."
    held["aliases"] = []  # as a form holds what is not there
    assert desk.save("terms/equity.md", held)[0] == 200
    new = '"What is yours: all that no debt takes."'
    assert desk.text("terms/equity.md") == TERM.replace("What is left when every debt is paid.", new)
    held["title"] = "own equity"  # once more, from the same form
    assert desk.save("terms/equity.md", held)[0] == 200
    assert "title: own equity\n" in desk.text("terms/equity.md")
    _in_form(desk, "terms/equity.md")


def test_a_new_term_is_a_file_as_an_editor_writes_it(desk: Desk) -> None:
    held = {
        "title": "asset",
        "summary": "What somebody owns, whoever paid.",
        "areas": ["basics"],
        "level": "starter",
        "published": "2026-11-21",
        "symbols": [{"name": "A", "means": "assets"}],
        "no_autolink": False,
        "formula": "A = A",
        "reviewed": "",
        "body": "All of it.",
    }
    status, said = desk.save("terms/asset.md", held)
    assert status == 200, said
    assert desk.text("terms/asset.md") == (
        "---\ntitle: asset\nsummary: What somebody owns, whoever paid.\nareas: [basics]\nlevel: starter\n"
        "formula: A = A\nsymbols:\n  A: {means: assets}\npublished: 2026-11-21\n---\nAll of it.\n"
    )
    _in_form(desk, "terms/asset.md")
    assert desk.save("terms/asset.md", held)[1]["error"].startswith("terms/asset.md is there already")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("summary", "Too short.", "terms/equity.md:3: 'summary' is too short: 'Too short.'"),
        ("body", "See [[no-such-term]].", "terms/equity.md:8: no term 'no-such-term'"),
        ("level", "easy", "terms/equity.md:5: 'level' is 'easy'"),
        ("title", "", "terms/equity.md:2: no 'title'"),
    ],
)
def test_a_save_that_check_refuses_is_answered_with_its_words_and_not_written(
    desk: Desk, key: str, value: str, said: str
) -> None:
    status, answer = desk.save("terms/equity.md", {**desk.read("terms/equity.md"), key: value})
    assert (status, answer["error"].splitlines()[0]) == (422, said)
    assert desk.text("terms/equity.md") == TERM
    assert not list((desk.root / "build").glob("trial-*"))


def test_a_number_that_was_not_changed_stays_one(desk: Desk) -> None:
    symbols = "formula: E = A\nsymbols:\n  E: {means: it}\n  A: {means: all, value: 10}\n"
    (desk.root / "terms/equity.md").write_text(TERM.replace("published", symbols + "published"), "utf-8")
    held = desk.read("terms/equity.md")
    assert held["symbols"] == [{"name": "E", "means": "it"}, {"name": "A", "means": "all", "value": "10"}]
    held["symbols"][0]["means"] = "what is left"
    assert desk.save("terms/equity.md", held)[0] == 200
    assert "  E: {means: what is left}\n  A: {means: all, value: 10}\n" in desk.text("terms/equity.md")


def test_a_file_in_form_stays_in_form_and_another_is_not_brought_into_it(desk: Desk) -> None:
    loose = TERM.replace("title: equity", "title: 'equity'")
    (desk.root / "terms/equity.md").write_text(loose, "utf-8")
    held = {**desk.read("terms/equity.md"), "level": "deep"}
    assert desk.save("terms/equity.md", held)[0] == 200
    assert desk.text("terms/equity.md") == loose.replace("starter", "deep")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"symbols": [{"name": "E", "means": "x"}, {"name": "E", "means": "y"}]}, "two rows of one name"),
        ({"no_autolink": True, "no_autolink_list": ["debt"]}, "'no_autolink' says two things"),
    ],
)
def test_what_says_two_things_is_refused(desk: Desk, held: dict[str, Any], said: str) -> None:
    status, answer = desk.save("terms/equity.md", {**desk.read("terms/equity.md"), **held})
    assert (status, said in answer["error"]) == (422, True)
    assert desk.text("terms/equity.md") == TERM


def test_what_is_wrong_elsewhere_hinders_nobody(desk: Desk) -> None:
    (desk.root / "terms/debt.md").write_text(
        OTHER.replace("debt.", "debt").replace("title:", "titel:"), "utf-8"
    )
    held = {**desk.read("terms/equity.md"), "summary": "What is yours, and no debt takes."}
    assert desk.save("terms/equity.md", held)[0] == 200


def test_what_was_changed_in_the_file_meanwhile_is_kept_or_told(desk: Desk) -> None:
    held = desk.read("terms/equity.md")
    (desk.root / "terms/equity.md").write_text(TERM.replace("starter", "deep"), "utf-8")
    assert desk.save("terms/equity.md", {**held, "body": "Mine.\n"})[0] == 200
    merged = TERM.replace("starter", "deep").replace("What is yours.", "Mine.")
    assert desk.text("terms/equity.md") == merged
    status, said = desk.save("terms/equity.md", {**held, "level": "working"})
    assert (status, "'level' was changed in the file too" in said["error"]) == (422, True)
    assert desk.text("terms/equity.md") == merged


def test_a_term_that_others_need_is_not_deleted(desk: Desk) -> None:
    status, said = desk.do("deleteFiles", paths=["terms/equity.md"], options={})
    assert (status, said["error"].splitlines()[0]) == (422, "terms/debt.md:6: no term 'equity'")
    assert desk.text("terms/equity.md") == TERM
    assert desk.do("deleteFiles", paths=["terms/debt.md"], options={})[0] == 200
    assert [file.name for file in (desk.root / "terms").iterdir()] == ["equity.md"]


OUTSIDE = (
    "terms/../mkdocs.md", "../x.md", "/etc/x.md", "terms/sub/x.md", "mkdocs.yml", "terms/x.txt", "terms/.x.md",
    "terms//x.md", "./terms/x.md", "docs/x.md", "terms\\x.md", "terms/a\\..\\x.md", "terms/x\0.md", "terms/link.md",
    "", "terms/", "TERMS/x.md", "calculators/half.py",
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_folders_is_read_written_or_deleted(desk: Desk, path: str) -> None:
    (desk.root / "terms/link.md").symlink_to(desk.root / "mkdocs.yml")
    before = _files(desk.root)
    asked = (
        desk.do("getEntry", path=path),
        desk.save(path, {"title": "x"}),
        desk.do("deleteFiles", paths=[path], options={}),
    )
    assert [(status, "is no file of" in said["error"]) for status, said in asked] == [(422, True)] * 3
    assert _files(desk.root) == before


def test_a_folder_that_leads_out_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (desk.root / "terms").rename(tmp_path / "elsewhere")
    (desk.root / "terms").symlink_to(tmp_path / "elsewhere")
    status, said = desk.do("getEntry", path="terms/equity.md")
    assert (status, said["error"]) == (422, "terms leads out of the project.")


@pytest.mark.parametrize("action", ["info", "persistMedia", "publishUnpublishedEntry", "addNote", ""])
def test_what_the_form_does_not_need_is_not_done(desk: Desk, action: str) -> None:
    assert desk.do(action)[0] == 422


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"action": "getEntry"}', '"x"', '{"action": "getEntry", "params": 1}']
)
def test_what_is_no_question_is_told(desk: Desk, body: str) -> None:
    headers = {"Origin": f"http://{desk.host}", "Content-Type": "application/json"}
    status, _, said = desk.ask("POST", desk.api, body, headers)
    assert (status, "cannot be read" in json.loads(said)["error"]) == (400, True)


# How a page of another site could come here: by its own name for this machine, from its origin, as a form does.
FORGED: dict[str, dict[str, str]] = {
    "no origin": {"Content-Type": "application/json"},
    "another origin": {"Content-Type": "application/json", "Origin": "https://example.org"},
    "no origin to speak of": {"Content-Type": "application/json", "Origin": "null"},
    "another port": {"Content-Type": "application/json", "Origin": "http://127.0.0.1:1"},
    "another scheme": {"Content-Type": "application/json", "Origin": "https://HOST"},
    "from beside": {"Content-Type": "application/json", "Origin": "http://HOST", "Sec-Fetch-Site": "same-site"},
    "from outside": {"Content-Type": "application/json", "Origin": "http://HOST", "Sec-Fetch-Site": "cross-site"},
    "as a form": {"Content-Type": "text/plain", "Origin": "http://HOST"},
    "by a name of its own": {"Content-Type": "application/json", "Origin": "http://evil.example", "Host": "evil.example"},
    "by that name at this port": {
        "Content-Type": "application/json", "Origin": "http://evil.example:PORT", "Host": "evil.example:PORT",
    },
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_no_page_of_another_site_can_write(desk: Desk, forged: str) -> None:
    here = {name: value.replace("HOST", desk.host) for name, value in FORGED[forged].items()}
    headers = {name: value.replace("PORT", str(desk.port)) for name, value in here.items()}
    body = json.dumps({"action": "deleteFiles", "params": {"paths": ["terms/debt.md"]}})
    assert desk.ask("POST", desk.api, body, headers)[0] == 403
    assert desk.text("terms/debt.md") == OTHER


def test_nobody_writes_without_what_this_server_told_its_own_page(desk: Desk) -> None:
    headers = {"Origin": f"http://{desk.host}", "Content-Type": "application/json"}
    status, _, said = desk.ask("POST", "/admin/api/guess", '{"action": "info", "params": {}}', headers)
    assert (status, "earlier server" in json.loads(said)["error"]) == (403, True)
    assert desk.ask("OPTIONS", desk.api)[0] == 501


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1.nip.io"])
def test_by_another_name_nothing_is_shown(desk: Desk, host: str) -> None:
    status, _, said = desk.ask("GET", "/admin/config.yml", headers={"Host": host})
    assert (status, desk.api.encode() in said) == (403, False)


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/config.yml", "/admin/decap-cms/decap-cms.js", "/admin/no"]
)
def test_no_other_site_may_read_frame_or_load_it(desk: Desk, path: str) -> None:
    _, headers, _ = desk.ask("GET", path)
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["frame-ancestors"] == policy["default-src"] == "'none'"
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    allowed = {name: rule for name, rule in policy.items() if "http" in rule or "*" in rule}
    assert allowed == {}


@pytest.mark.parametrize(
    "name", ["../package.json", "decap-cms.js.map", "cms.js", "x/decap-cms.js", "%2e%2e/x"]
)
def test_of_the_package_only_its_script_is_served(desk: Desk, name: str) -> None:
    assert desk.ask("GET", f"/admin/decap-cms/{name}")[0] == 404


def test_what_is_not_installed_is_told(desk: Desk) -> None:
    assert desk.ask("GET", "/admin/decap-cms/decap-cms.js")[2].endswith(
        b"is not installed; run: make install"
    )


def test_who_serves_no_project_has_nothing_to_edit(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0, "/", tmp_path) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        line = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
        line.request("POST", "/admin/api/x", "{}")
        assert line.getresponse().status == 405
        line.close()
        server.shutdown()
        thread.join()


@pytest.mark.site
def test_the_published_site_has_nothing_of_it(site_folder: Path) -> None:
    assert not (site_folder / "admin").exists()
    names = [file.name for file in site_folder.rglob("*")]
    assert len(names) > 500
    assert [name for name in names if "decap" in name.lower()] == []
    pages = [site_folder / "index.html", site_folder / "sitemap.xml", *site_folder.rglob("*.js")]
    assert [page.name for page in pages if b"decap" in page.read_bytes()] == []


def _in_form(desk: Desk, path: str) -> None:
    raw = (desk.root / path).read_bytes()
    assert formed(path, raw) == (raw, [])


def _files(root: Path) -> dict[str, bytes]:
    return {file.as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
