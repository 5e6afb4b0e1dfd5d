"""System calls that a submission has no use for, as a filter that the kernel reads.

The name spaces of the box already keep a submission from files, network and other processes. The filter takes
away the parts of the kernel where most ways out of name spaces have been found, and the two kinds of memory that
outlive a process.
"""

from __future__ import annotations

import errno
import tempfile
from functools import cache

from ...errors import MissingPartError

REFUSED = {
    "name spaces and mounts": (
        "mount umount2 pivot_root chroot unshare setns move_mount fsopen fsconfig fsmount fspick open_tree "
        "mount_setattr name_to_handle_at open_by_handle_at quotactl swapon swapoff"),
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
def filter_program() -> bytes:
    """The filter as the kernel reads it; every refused call ends in "operation not permitted".

    Raises
    ------
    MissingPartError
        If the library libseccomp is not on this machine.

    Examples
    --------
    >>> len(filter_program()) % 8            # instructions of 8 bytes
    0
    """
    try:
        import pyseccomp as seccomp
    except (ImportError, RuntimeError, OSError):
        raise MissingPartError(
            "The grader needs libseccomp (and its Python binding) for its sandbox, and finds none.",
            "Install them: sudo apt install libseccomp2, then pip install 'beyondtoken[desk]'.") from None
    program = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for names in REFUSED.values():
        for name in names.split():
            refuse(program, seccomp, name)
    # glibc asks for clone3 first and takes clone where there is none: clone's flags can be looked at.
    program.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for flag in NEW_NAMESPACE_FLAGS:
        program.add_rule(seccomp.ERRNO(errno.EPERM), "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    program.add_rule(seccomp.ERRNO(errno.EPERM), "mmap",
                     seccomp.Arg(3, seccomp.MASKED_EQ, SHARED_MEMORY, SHARED_MEMORY))
    with tempfile.TemporaryFile() as file:
        program.export_bpf(file)
        file.seek(0)
        return file.read()


def refuse(program: object, seccomp: object, name: str) -> None:
    """Refuse one call, where this processor and kernel have it."""
    try:
        program.add_rule(seccomp.ERRNO(errno.EPERM), name)              # type: ignore[attr-defined]
    except (RuntimeError, OSError, ValueError):
        return
