"""The command that starts the warm process inside bubblewrap, and what to do where that cannot be."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from ...errors import MissingPartError

HERE = Path(__file__).parent
UNPRIVILEGED = 65534                # the user and group "nobody"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SCRATCH = "/scratch"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "HOME": SCRATCH, "TMPDIR": SCRATCH, "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "agg", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
ADVICE = ("On Debian or Ubuntu: sudo apt install bubblewrap. Where the kernel forbids user name spaces: "
          "sudo sysctl kernel.unprivileged_userns_clone=1 (Debian) or "
          "kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), or use a virtual machine. On Windows use WSL 2, "
          "on a Mac a Linux virtual machine. If you trust every line your students wrote: --unsafe.")


def bubblewrap() -> str:
    """The program bwrap.

    Raises
    ------
    MissingPartError
        If this is not Linux, or the program is not there.
    """
    found = shutil.which("bwrap")
    if platform.system() != "Linux" or not found:
        why = "no program bwrap was found" if platform.system() == "Linux" else f"this is {platform.system()}"
        raise MissingPartError(f"Submissions run in bubblewrap, which needs Linux; {why}.", ADVICE)
    return found


def boxed_command(control: int) -> list[str]:
    """Start the warm process in the box: no network, no home, a read-only system, nothing of the teacher's.

    Root is no use against itself (the kernel binds root by no limit on processes): started as root, one bubblewrap
    lays out the files, then an unprivileged user starts the box proper inside.
    """
    if os.geteuid() != 0:
        return [bubblewrap(), *box_options(control), *inside_command()]
    outer = [bubblewrap(), *visible_files(), "--bind", "/proc", "/proc", "--dev", "/dev", "--dir", "/tmp",
             "--unshare-net", "--unshare-ipc", "--cap-drop", "ALL", "--cap-add", "CAP_SETUID",
             "--cap-add", "CAP_SETGID"]
    drop = ["/usr/bin/setpriv", f"--reuid={UNPRIVILEGED}", f"--regid={UNPRIVILEGED}", "--clear-groups",
            "--inh-caps=-all", "--no-new-privs"]
    return [*outer, *drop, bubblewrap(), *box_options(control), *inside_command()]


def box_options(control: int) -> list[str]:
    """bubblewrap's options for the box proper.

    ``--die-with-parent``: without it bubblewrap's own first process waits for whatever outlives the warm one.
    """
    settings = [part for name, value in {**ENVIRONMENT, "CONTROL": str(control)}.items()
                for part in ("--setenv", name, value)]
    return ["--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--uid", str(UNPRIVILEGED),
            "--gid", str(UNPRIVILEGED), "--hostname", "box", *visible_files(), *temporary_files(),
            "--proc", "/proc", "--dev", "/dev", "--dev-bind", "/dev/null", "/dev/zero",    # zeros make shared memory
            "--remount-ro", "/dev", "--tmpfs", SCRATCH, "--remount-ro", "/",
            "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP", "--chdir", "/",
            "--clearenv", *settings]


def temporary_files() -> list[str]:
    """Another name for the scratch space, unless something that the box needs lies below it."""
    is_taken = any(place.is_relative_to("/tmp") for place in needed_places())
    return [] if is_taken else ["--symlink", SCRATCH.lstrip("/"), "/tmp"]


def visible_files() -> list[str]:
    """The system's programs, Python and its packages, the labs; read-only. Masters and tests are not among them."""
    options: list[str] = []
    for place in map(Path, SYSTEM):
        if place.is_symlink():
            options += ["--symlink", os.readlink(place), str(place)]
        elif place.is_dir():
            options += ["--ro-bind", str(place), str(place)]
    places = needed_places()
    # bubblewrap makes folders above a place for its own user only; the box has another.
    above = dict.fromkeys(folder for shown in places for folder in reversed(shown.parents) if folder != Path("/"))
    options += [part for folder in ("/etc", *map(str, above)) for part in ("--perms", "0755", "--dir", folder)]
    for file in ("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives"):
        options += ["--ro-bind-try", file, file]
    return options + [part for shown in places for part in ("--ro-bind", str(shown), str(shown))]


def needed_places() -> list[Path]:
    """Python, its packages and ours, as far as they are not among the system's."""
    prefixes = map(Path, dict.fromkeys((sys.base_prefix, sys.prefix)))
    return [place for place in prefixes if not place.is_relative_to("/usr")] + package_files()


def package_files() -> list[Path]:
    """What a given cell may import of ours: the labs; and the files of the box itself."""
    package = package_folder()
    names = ("__init__.py", "errors.py", "labs", "classroom/box")
    if package.is_relative_to(sys.prefix):
        return []
    return [package / name for name in names]


def package_folder() -> Path:
    """Where this package lies."""
    return HERE.parent.parent


def inside_command() -> list[str]:
    """Python, running the warm process.

    ``-I`` keeps out all but its own packages, so we say where the labs lie, and for a moment where the box does.
    """
    start = (f"import sys; sys.path.insert(0, {str(package_folder().parent)!r}); sys.path.append({str(HERE)!r}); "
             "import forks; forks.stand_in(); import inside; sys.path.pop(); inside.main()")
    return [sys.executable, "-I", "-c", start]


def unsafe_environment(control: int) -> dict[str, str]:
    """The environment of a warm process without a box."""
    return {**ENVIRONMENT, "CONTROL": str(control)}
