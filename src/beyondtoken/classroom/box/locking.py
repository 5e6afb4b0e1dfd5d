"""What is given up before the first line of a student runs: files, rights, system calls.

The warm process gives up for all children what it can do without itself (`Lock.close_box`), so that each child has
little left to do (`Lock.close_child`). This file runs inside the sandbox; it needs the standard library only.
"""

import ctypes
import os
import resource
import signal
import struct

CLONE_NEWNS, CLONE_NEWPID = 0x00020000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MNT_DETACH = 1, 2, 4, 8, 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL, SECCOMP_MODE_FILTER, LAST_CAPABILITY = 4, 2, 40
CAPABILITY_VERSION = 0x20080522
FILES, SPARE_FILES = 64, 8

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


class Lock:
    """All that is given up; prepared once, since whatever a child does costs it a copy of the memory it touches."""

    def __init__(self, settings):
        self.settings, self.is_boxed = settings, settings["boxed"]
        self.home = os.environb[b"HOME"]
        self.room = f"size={settings['disk']},nr_inodes=1000,mode=1777".encode()
        self.filters = [Filter(program) for program in settings["filters"]]      # of the box, of a child
        self.capset = libc.capset
        self.no_rights = struct.pack("Ii", CAPABILITY_VERSION, 0), bytes(24)

    def close_box(self):
        """Give up in the warm process what neither it nor a child needs."""
        signal.signal(signal.SIGINT, signal.default_int_handler)
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nothing, standard)
        os.close(nothing)
        for name, most in self.limits().items():
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
        allow_files(spare=True)
        checked(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
        if self.is_boxed:
            checked(libc.unshare(CLONE_NEWNS), "unshare")
            hide(b"/proc", b"size=4k", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
            checked(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "ambient capabilities")
            for number in range(LAST_CAPABILITY + 1):
                checked(libc.prctl(PR_CAPBSET_DROP, number, 0, 0, 0), f"capability {number}")
            self.filters[0].install()

    def limits(self):
        """Limits of each process, as far as this system has them; all of them together are watched from outside."""
        most = {"AS": self.settings["mapped"] + self.settings["memory"], "FSIZE": self.settings["disk"], "CORE": 0,
                "MEMLOCK": 0, "MSGQUEUE": 0}
        if self.is_boxed:
            most["NPROC"] = self.settings["processes"]
        return {name: value for name, value in most.items() if hasattr(resource, f"RLIMIT_{name}")}

    def fresh_scratch(self):
        """An empty scratch space for the next child."""
        if self.is_boxed:
            hide(self.home, self.room, MS_NOSUID | MS_NODEV | MS_NOEXEC)

    def drop_scratch(self):
        """The scratch space of a child that has ended, gone with all that lies in it."""
        if self.is_boxed:
            checked(libc.umount2(self.home, MNT_DETACH), "unmount")

    def close_child(self):
        """Give up in a child the rest; nothing of it can be taken back."""
        end_with_parent()
        resource.setrlimit(resource.RLIMIT_CPU, (self.settings["cpu"], self.settings["cpu"]))
        if self.is_boxed:
            os.chdir(self.home)
            checked(self.capset(*self.no_rights), "capset")
            checked(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")
            self.filters[1].install()


class Filter:
    """A filter of system calls, as the kernel reads it."""

    def __init__(self, program):
        content = bytes.fromhex(program)
        self.code = ctypes.create_string_buffer(content, len(content))
        self.header = struct.pack("HxxxxxxP", len(content) // 8, ctypes.addressof(self.code))

    def install(self):
        """From now on the calls it names are refused, here and in all processes to come."""
        checked(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self.header, 0, 0), "seccomp")


def allow_files(*, spare):
    """Let the process open so many files; a few to spare, where a cell may have taken all but left none for us."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES + SPARE_FILES if spare else FILES, FILES + SPARE_FILES))


def hide(place, options, flags):
    """An empty file system over a place."""
    checked(libc.mount(b"tmpfs", place, b"tmpfs", flags, options), f"mount {place!r}")
