"""Get the packages of system-packages.txt by apt, where there is an apt and the right to use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def wanted() -> list[str]:
    """Names in the list."""
    lines = (Path(__file__).parent.parent / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def is_installed(package: str) -> bool:
    """Whether dpkg knows the package as installed."""
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package],
                           capture_output=True, text=True, check=False)
    return asked.stdout.endswith("ok installed")


def main() -> None:
    """Install what is missing, or say what is left out."""
    if not shutil.which("apt-get"):
        print("No apt here: tests look for Chromium and fonts themselves, and skip by name what is missing.")
        return
    missing = [package for package in wanted() if not is_installed(package)]
    if not missing:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"Getting {', '.join(missing)} by apt")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        done = subprocess.run([*prefix, "apt-get", *step], env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"apt-get {step[0]} failed; what needs it is skipped by name.\n{done.stderr[-500:]}", file=sys.stderr)


if __name__ == "__main__":
    main()
