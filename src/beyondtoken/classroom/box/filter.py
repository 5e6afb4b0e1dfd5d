"""System calls that a submission has no use for, as a filter that the kernel reads.

The name spaces of the box already keep a submission from files, network and other processes. The filter takes
away the parts of the kernel where most ways out of name spaces have been found, and the two kinds of memory that
outlive a process. It comes in two parts, since the warm process itself makes name spaces and scratch spaces for its
children: one it takes on before the first of them, the other each child.
"""

from __future__ import annotations

import errno
import tempfile
from functools import cache
from typing import Any

from ...errors import MissingPartError

REFUSED_TO_CHILDREN = "mount umount2 unshare setns"
REFUSED_TO_ALL = {
    "name spaces and mounts": (
        "pivot_root chroot move_mount fsopen fsconfig fsmount fspick open_tree mount_setattr name_to_handle_at "
        "open_by_handle_at quotactl swapon swapoff"),
    "other processes": "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd",
    "network": "socket connect bind listen accept accept4",
    "memory that outlives its process": (
        "shmget shmat shmctl semget semop semctl semtimedop msgget msgsnd msgrcv msgctl mq_open mq_unlink "
        "memfd_create memfd_secret vmsplice"),
    "keys, tracing, drivers": (
        "keyctl add_key request_key bpf perf_event_open userfaultfd io_uring_setup io_uring_enter "
        "io_uring_register fanotify_init lookup_dcookie syslog acct"),
    "the machine itself": (
        "reboot kexec_load kexec_file_load init_module finit_module delete_module settimeofday clock_settime "
        "adjtimex clock_adjtime sethostname setdomainname personality modify_ldt iopl ioperm vhangup nfsservctl "
        "uselib"),
}
SHARED_MEMORY = 0x01 | 0x20         # MAP_SHARED and MAP_ANONYMOUS: memory that no process shows as its own
NEW_NAMESPACE_FLAGS = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)


@cache
def filter_programs() -> tuple[bytes, bytes]:
    """The filters as the kernel reads them: of the whole box, and of children besides.

    Every refused call ends in "operation not permitted".

    Raises
    ------
    MissingPartError
        If the library libseccomp is not on this machine.

    Examples
    --------
    >>> [len(program) % 8 for program in filter_programs()]            # instructions of 8 bytes
    [0, 0]
    """
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError, OSError):
        raise MissingPartError(
            "The grader needs libseccomp (and its Python binding) for its sandbox, and finds none.",
            "Install them: sudo apt install libseccomp2, then pip install 'beyondtoken[desk]'.") from None
    box = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for names in REFUSED_TO_ALL.values():
        for name in names.split():
            refuse(box, seccomp, name)
    # glibc asks for clone3 first and takes clone where there is none: clone's flags can be looked at.
    box.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for flag in NEW_NAMESPACE_FLAGS:
        box.add_rule(seccomp.ERRNO(errno.EPERM), "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    box.add_rule(seccomp.ERRNO(errno.EPERM), "mmap",
                 seccomp.Arg(3, seccomp.MASKED_EQ, SHARED_MEMORY, SHARED_MEMORY))
    child = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for name in REFUSED_TO_CHILDREN.split():
        refuse(child, seccomp, name)
    return exported(box), exported(child)


def exported(program: Any) -> bytes:
    """A filter as the kernel reads it."""
    with tempfile.TemporaryFile() as file:
        program.export_bpf(file)
        file.seek(0)
        return file.read()


def refuse(program: Any, seccomp: Any, name: str) -> None:
    """Refuse one call, where this processor and kernel have it."""
    try:
        program.add_rule(seccomp.ERRNO(errno.EPERM), name)
    except (RuntimeError, OSError, ValueError):
        return
