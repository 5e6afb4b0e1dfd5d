"""Ways out of the box: to files, network, other processes, the kernel. Each prints ESCAPED where it gets through."""

from __future__ import annotations

from .case import Case, tried

LIBC = "libc = ctypes.CDLL(None, use_errno=True)\n" \
       "def must(result):\n    if result == -1: raise OSError(ctypes.get_errno())\n"
LISTENER, CANARY_FILE, COURSE = "@PORT@", "@CANARY@", "@COURSE@"
"""What the test puts in: a port of this machine that listens, a file that must stay unread, the checkout."""


def refused(name: str, attack: str) -> Case:
    """An attack before right answers: it comes to nothing, and the answers have their points."""
    return Case(f"refused: {name}", own=(tried(attack),))


def by_number(name: str, number: int, *arguments: str) -> Case:
    """A system call by its number."""
    given = ", ".join(f"ctypes.c_long({one})" for one in arguments)
    return refused(name, f"{LIBC}must(libc.syscall({number}{', ' if given else ''}{given}))")


MACHINE_CODE = """
import mmap
held = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)
held.write(bytes.fromhex('{code}'))
place = ctypes.addressof(ctypes.c_char.from_buffer(held))
if ctypes.CFUNCTYPE(ctypes.c_int)(place)() < 0: raise OSError
"""
# mov eax, 359 (socket in the table of 32-bit programs), its arguments, int 0x80, ret
SOCKET_OF_32_BITS = "b867010000bb02000000b901000000ba00000000cd80c3"
FILES = (
    refused("the teacher's file", f"print(open({CANARY_FILE!r}).read())"),
    refused("the course folder", f"os.listdir({COURSE!r} + '/exercises')"),
    refused("the tests", f"open({COURSE!r} + '/tests/classroom/submissions/exercise.py').read()"),
    refused("home", "import sys\n"
            "if not [one for one in os.listdir('/root') if one not in sys.base_prefix + sys.prefix]: raise OSError"),
    refused("/home", "os.listdir('/home')"),
    refused("the password file", "open('/etc/passwd').read()"),
    refused("the host's name", "open('/etc/hostname').read()"),
    refused("processes", "print(open('/proc/1/cmdline').read())"),
    refused("own memory by file", "open('/proc/self/mem', 'rb')"),
    refused("any process at all", "if not os.listdir('/proc'): raise OSError"),
    refused("kernel settings", "os.listdir('/sys')"),
    refused("block devices", "if not [one for one in os.listdir('/dev') if one.startswith(('sd', 'vd', 'nvme', 'mem',"
            " 'kvm', 'fuse', 'loop'))]: raise OSError"),
    refused("writing beside the teacher's file", f"open(os.path.join(os.path.dirname({CANARY_FILE!r}), 'x'), 'w')"),
    refused("writing over it", f"open({CANARY_FILE!r}, 'a').write('x')"),
    refused("writing to the system", "open('/usr/lib/escaped', 'w')"),
    refused("writing to the root", "open('/escaped', 'w')"),
    refused("writing to Python", "open(os.__file__, 'a')"),
    refused("writing to a package", "open(np.__file__, 'a')"),
    refused("writing to shared memory", "open('/dev/shm/escaped', 'w')"),
    refused("a device", "open('/dev/escaped', 'w')"),
    refused("memory of zeros to share", "import mmap\nfile = open('/dev/zero', 'r+b')\nmmap.mmap(file.fileno(), 4096)"),
    refused("memory to share", "import mmap\nmmap.mmap(-1, 4096)"),
    refused("rights of a file", "os.chmod('/usr/bin', 0o777)"),
    refused("a program in the scratch folder",
            "open('/tmp/run', 'w').write('#!/bin/true')\nos.chmod('/tmp/run', 0o755)\n"
            "import subprocess\nsubprocess.run(['/tmp/run'], check=True)"),
    refused("a device node", "os.mknod('/tmp/null', 0o20666, os.makedev(1, 3))"),
    refused("secrets in the environment", "if not set(os.environ) & {'CONTROL', 'HOME_OF', 'SSH_AUTH_SOCK', 'USER',"
            " 'PYTHONPATH'}: raise OSError"),
)
NETWORK = (
    refused("TCP", f"import socket\nsocket.create_connection(('127.0.0.1', {LISTENER}), 0.5)"),
    refused("UDP", "import socket\n"
            f"socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {LISTENER}))"),
    refused("names", "import socket\nsocket.getaddrinfo('example.org', 80)"),
    refused("abstract socket", "import socket\nsocket.socket(socket.AF_UNIX).bind('\\0box')"),
    refused("netlink", "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
    refused("vsock", "import socket\nsocket.socket(socket.AF_VSOCK)"),
    Case("killed: sockets of the 32-bit table", (0, 5), middle=tried(MACHINE_CODE.format(code=SOCKET_OF_32_BITS)),
         says="ended the whole process"),
    refused("a shell's own network", "import subprocess\n"
            f"subprocess.run(['bash', '-c', 'echo > /dev/tcp/127.0.0.1/{LISTENER}'], check=True)"),
)
PROCESSES = (
    refused("signal to a process outside",
            "for one in range(2, 400000):\n    try:\n        os.kill(one, 0)\n        break\n"
            "    except ProcessLookupError:\n        pass\nelse:\n    raise OSError"),
    refused("signal to the parent", "os.kill(os.getppid() or 999999, 9)"),
    refused("signal to itself as the first process", "os.kill(1, 9)\nraise OSError"),
    refused("ptrace of a child",
            f"{LIBC}child = os.fork()\nif child == 0:\n    import time; time.sleep(1); os._exit(0)\n"
            "must(libc.ptrace(16, child, 0, 0))"),
    refused("memory of another process", f"{LIBC}must(libc.syscall(310, 1, 0, 0, 0, 0, 0))"),
    refused("becoming root", "os.setuid(0)"),
    refused("becoming another", "os.setuid(1000)"),
    refused("groups", "os.setgroups([0])"),
    refused("sudo", "import subprocess\nsubprocess.run(['su', '-c', 'true'], check=True, stdin=subprocess.DEVNULL)"),
    refused("more processes", "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, (9999, 9999))"),
    refused("more memory", "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2 ** 40, 2 ** 40))"),
    refused("priority", "os.nice(-5)"),
)
KERNEL = (
    refused("user name space", f"{LIBC}must(libc.unshare(0x10000000))"),
    refused("mount name space", f"{LIBC}must(libc.unshare(0x20000))"),
    refused("name space by clone", f"{LIBC}child = libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0)\n"
            "if child == 0:\n    os._exit(0)\nmust(child)"),
    by_number("clone3", 435, "0", "0"),
    refused("mount", f"{LIBC}must(libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))"),
    refused("umount", f"{LIBC}must(libc.umount2(b'/proc', 2))"),
    refused("chroot", "os.chroot('/tmp')"),
    by_number("pivot_root", 155, "0", "0"),
    by_number("setns", 308, "3", "0"),
    by_number("new mount interface", 430, "0", "0"),
    by_number("keyctl", 250, "0", "-3", "1"),
    by_number("add_key", 248, "0", "0", "0", "0", "-1"),
    by_number("io_uring", 425, "1", "0"),
    by_number("perf", 298, "0", "0", "-1", "-1", "0"),
    by_number("bpf", 321, "0", "0", "0"),
    by_number("userfaultfd", 323, "0"),
    by_number("personality", 135, "0x0040000"),
    by_number("shared memory of System V", 29, "0", "4096", "0o1600"),
    by_number("semaphore of System V", 64, "0", "1", "0o1600"),
    by_number("message queue of System V", 68, "0", "0o1600"),
    by_number("message queue of POSIX", 240, "0", "0", "0", "0"),
    by_number("memfd", 319, "0", "0"),
    by_number("pages given to a pipe", 278, "3", "0", "0", "0"),
    by_number("open by handle", 304, "-100", "0", "0"),
    by_number("kcmp", 312, "1", "1", "0", "0", "0"),
    by_number("host name", 170, "0", "0"),
    by_number("clock", 227, "0", "0"),
    by_number("module", 313, "0", "0", "0"),
    by_number("fanotify", 300, "0", "0"),
    refused("no filter by another filter", f"{LIBC}import struct\nmust(libc.prctl(38, 0, 0, 0, 0))"),
    Case("killed: the x32 table", (0, 5), middle=tried(f"{LIBC}must(libc.syscall(0x40000000 + 39))"),
         says="ended the whole process"),
)
ESCAPES = (*FILES, *NETWORK, *PROCESSES, *KERNEL)
