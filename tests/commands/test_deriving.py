from __future__ import annotations

from tests.classroom.tiny_master import write_master
from tests.notebooks.tiny_book import write_toc


def test_derive_names_each_file_it_wrote_and_is_quiet_the_second_time(run, root):
    assert run("derive").stdout == "wrote pages/lab.ipynb\n"
    assert run("derive").stdout.startswith("Nothing to write")


def test_student_copy_gets_its_notebook_in_the_same_run(run, root):
    write_master(root)
    write_toc(root, ["chapters/one/exercise-steps"])
    assert run("derive").stdout == ("wrote chapters/one/exercise-steps.md\n"
                                    "wrote chapters/one/exercise-steps.ipynb\n")
