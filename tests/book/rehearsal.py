"""A copy of the tree and an environment made from Binder's files alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Rehearsal:
    """Where the copied tree, its environment and its kernel are."""

    tree: Path
    environment: Path
    jupyter_path: Path
    kernel: str = "rehearsal"

    def program(self, name: str) -> str:
        """A program of the environment."""
        return str(self.environment / "bin" / name)


def copy_tree(root: Path, target: Path) -> None:
    """Copy what git would carry to another machine: neither builds nor environments."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)


def rehearse(root: Path, folder: Path) -> Rehearsal:
    """Do what repo2docker does: copy the repository, install ``binder/requirements.txt`` from its root."""
    tree, environment = folder / "tree", folder / "environment"
    copy_tree(root, tree)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", "binder/requirements.txt"]
    subprocess.run(install, cwd=tree, check=True, stdin=subprocess.DEVNULL)
    subprocess.run([python, "-m", "ipykernel", "install", "--prefix", str(folder / "kernels"), "--name", "rehearsal"],
                   check=True, capture_output=True)
    return Rehearsal(tree=tree, environment=environment, jupyter_path=folder / "kernels" / "share" / "jupyter")
