import subprocess
import sys
import textwrap

PROGRAM = textwrap.dedent(
    """
    import os, subprocess, sys, time

    child = "import os, time; from crawler.parent import follow_parent; follow_parent({parent}); "
    child += "print(os.getpid(), flush=True); time.sleep(600)"
    subprocess.Popen([sys.executable, "-c", child.format(parent=os.getpid())])
    time.sleep(600)
    """
)


def test_a_child_ends_soon_after_its_parent_was_killed():
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE) as parent:
        assert parent.stdout.readline().strip().isdigit()
        parent.kill()
        # The child holds the other end: it closes when the child is gone, and the test's time limit says if it is not.
        assert parent.stdout.read() == b""


def test_a_child_whose_parent_was_gone_before_it_looked_ends_too():
    program = (
        "import os, time; from crawler.parent import follow_parent; follow_parent(os.getppid() + 1); time.sleep(600)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=10).returncode == 1
