"""A small glossary in a git repository of its own, made anew for a test."""

import os
import subprocess
from pathlib import Path

EMPTY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WHO = ("-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *asked: str, day: str = "2026-11-21") -> str:
    """Run git as it is without anybody's settings, on a day."""
    days = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    env = {**os.environ, **EMPTY, **days}
    done = subprocess.run(
        ["git", *WHO, *asked], cwd=root, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(root: Path, subject: str = "Say it", day: str = "2026-11-21") -> str:
    """Keep everything that the folder holds, in a repository that begins with the first of them."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", subject, day=day)
    return git(root, "rev-parse", "HEAD")


def term(title: str, body: str = "It is what it is.", **keys: str) -> str:
    """A term's file; keys are YAML and stand over those that every term has."""
    front = {
        "title": title,
        "summary": f"What {title} means, said for a test alone.",
        "areas": "[basics]",
        "level": "starter",
        "published": "2026-11-21",
        **keys,
    }
    lines = "".join(
        f"{key}: {value}\n" if value[:1] != "\n" else f"{key}:{value}\n" for key, value in front.items()
    )
    return f"---\n{lines}---\n{body}\n"


def write(root: Path, files: dict[str, str]) -> Path:
    """Put files into a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
