from __future__ import annotations

import threading
import urllib.request

import pytest

from beyondtoken.commands.serving import server_for
from beyondtoken.errors import SettingError


def test_server_gives_files_of_the_folder_on_this_machine_only(tmp_path):
    (tmp_path / "index.html").write_text("the book")
    with server_for(str(tmp_path), 0) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/index.html") as answer:
            assert answer.read() == b"the book"
        assert server.server_address[0] == "127.0.0.1"


def test_port_that_is_taken_is_refused_with_the_way_out(tmp_path):
    with server_for(str(tmp_path), 0) as server, pytest.raises(SettingError, match="Leave --port out"):
        server_for(str(tmp_path), server.server_port)


def test_book_that_is_not_built_is_not_served(run):
    done = run("serve", "--no-open")
    assert (done.exit_code, done.stderr) == (1, "The book is not built yet.\nRun: make book\n")
