"""What a child gives up before the first line of a student runs: files, rights, system calls.

This file runs inside the sandbox; it needs the standard library only.
"""

import ctypes
import os
import resource
import signal
import struct

CLONE_NEWNS, CLONE_NEWPID = 0x00020000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL, SECCOMP_MODE_FILTER, LAST_CAPABILITY = 4, 2, 40
CAPABILITY_VERSION = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    """The result of a call into libc; a failure is an error that says what was tried."""
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def own_name_space():
    """Go on as the first process of a name space of this process's making; gives the way back into it.

    A process may return only to a name space that it has rights over, and those that bubblewrap made are not such.
    """
    name_space_for_children()
    warm = os.fork()
    if warm:
        os._exit(os.waitstatus_to_exitcode(os.waitpid(warm, 0)[1]) & 255)
    end_with_parent()
    return os.open("/proc/self/ns/pid", os.O_RDONLY)


def name_space_for_children():
    """The next child is the first process of a name space of its own: when it ends, all in there ends."""
    checked(libc.unshare(CLONE_NEWPID), "unshare")


def back_into(name_space):
    """Children after the next one are in this name space again."""
    checked(libc.setns(name_space, CLONE_NEWPID), "setns")


def end_with_parent():
    """When the parent ends, this process does."""
    checked(libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "parent's death")


def lock_up(settings):
    """Give up everything a submission does not need; nothing of this can be taken back."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if settings["boxed"]:
        checked(libc.unshare(CLONE_NEWNS), "unshare")
        hide(b"/proc", b"size=4k", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
        hide(os.environb[b"HOME"], f"size={settings['disk']},nr_inodes=1000,mode=1777".encode(),
             MS_NOSUID | MS_NODEV | MS_NOEXEC)
        os.chdir(os.environb[b"HOME"])
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    set_limits(settings)
    checked(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    if settings["boxed"]:
        drop_capabilities()
    end_with_parent()
    if settings["boxed"]:
        refuse_system_calls(bytes.fromhex(settings["filter"]))


def hide(place, options, flags):
    """An empty file system over a place."""
    checked(libc.mount(b"tmpfs", place, b"tmpfs", flags, options), f"mount {place!r}")


def set_limits(settings):
    """Limits of each process of the submission; all of them together are watched from outside."""
    for name, most in (("AS", settings["mapped"] + settings["memory"]), ("CPU", settings["cpu"]),
                       ("FSIZE", settings["disk"]), ("NPROC", settings["processes"]), ("NOFILE", 64), ("CORE", 0),
                       ("MEMLOCK", 0), ("MSGQUEUE", 0)):
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None and (name != "NPROC" or settings["boxed"]):
            resource.setrlimit(kind, (most, most))


def drop_capabilities():
    """No capability is left, nor can one be had again."""
    checked(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "ambient capabilities")
    for number in range(LAST_CAPABILITY + 1):
        checked(libc.prctl(PR_CAPBSET_DROP, number, 0, 0, 0), f"capability {number}")
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    checked(libc.capset(header, bytes(24)), "capset")
    checked(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")


def refuse_system_calls(program):
    """The filter of system calls, as the kernel reads it."""
    count = len(program) // 8
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", count, ctypes.addressof(code))
    checked(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0), "seccomp")
