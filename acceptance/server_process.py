"""bin/smsc as a child process, and what the system says of it: memory, processor time, live objects."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

START_SECONDS = 600


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Started at once, on a free port unless one is given; `settings` as for --set, `directory` takes data and log."""

    def __init__(self, smsc, directory, settings=(), profile="loadtest", java_home=None, port=0):
        self.port = port or free_port()
        command = [str(smsc), "start", "--profile", profile]
        for setting in ["smpp.host=127.0.0.1", "smpp.port=%d" % self.port, "http.port=0",
                        "data.dir=%s" % (directory / "data"), *settings]:
            command += ["--set", setting]
        environment = dict(os.environ)
        if java_home:
            environment["SMSC_JAVA_HOME"] = java_home
        self.log = directory / "server.log"
        self.log_start = self.log.stat().st_size if self.log.exists() else 0
        self.began = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def find(self, pattern):
        with open(self.log, "rb") as log:
            log.seek(self.log_start)
            return re.search(pattern, log.read().decode("latin-1"))

    def await_connection(self):
        """A socket, once the server takes connections."""
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port))
            except ConnectionRefusedError:
                if self.process.poll() is not None or time.monotonic() - self.began > START_SECONDS:
                    self.process.kill()
                    sys.exit("the server does not start, see %s" % self.log)
                time.sleep(0.002)

    def await_start(self):
        """Until the server says that it has started: from then on it stops in order when it is told to."""
        while not self.find(r"\n  Try "):
            if self.process.poll() is not None or self.seconds() > START_SECONDS:
                self.process.kill()
                sys.exit("the server does not start, see %s:\n%s" % (self.log, self.log.read_text(errors="replace")[-2000:]))
            time.sleep(0.01)

    def seconds(self):
        """Since the start."""
        return time.monotonic() - self.began

    def memory(self):
        """Megabytes (resident, own, files): anonymous pages are the process's own, the others are of files."""
        status = pathlib.Path("/proc/%d/status" % self.process.pid).read_text()
        return tuple(int(re.search(name + r":\s+(\d+)", status).group(1)) * 1024 / 1e6
                     for name in ("VmRSS", "RssAnon", "RssFile"))

    def processor_seconds(self):
        fields = pathlib.Path("/proc/%d/stat" % self.process.pid).read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def heap_bytes(self):
        """Bytes of live objects after a full collection, and the five classes that take most; None without a jcmd."""
        jcmd = pathlib.Path(os.readlink("/proc/%d/exe" % self.process.pid)).with_name("jcmd")
        if not jcmd.exists():
            return None, ["no jcmd beside the server's java"]
        lines = subprocess.run([jcmd, str(self.process.pid), "GC.class_histogram"], check=True, capture_output=True,
                               text=True).stdout.splitlines()
        total = next(line for line in lines if line.startswith("Total"))
        return int(total.split()[2]), [line for line in lines if re.match(r" +[1-5]:", line)]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


def memory_text(memory):
    return "%.0f MB (own %.0f, files %.0f)" % memory
