#!/usr/bin/env python3
"""Kannel's bearerbox and smsbox as the ESME of clients.sh; texts go in and out over smsbox's HTTP interface.

usage: client_kannel.py trx|tx+rx HOST PORT SYSTEM_ID PASSWORD PLAN
Does what the plan says, see client_cases.py, and reports in lines of fields. bearerbox and smsbox are started and ended here.
"""
import http.server
import os
import pathlib
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from client_cases import gsm_octets

SECONDS = 40
STATES = {"1": "DELIVRD", "2": "UNDELIV"}
CODINGS = {"0": 0, "4": 1, "8": 2}
CONFIGURATION = """
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = check
smsbox-port = {box}
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
dlr-storage = internal
log-file = "{directory}/bearerbox.log"
log-level = 0

{smsc}
group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {box}
sendsms-port = {http}
sendsms-interface = 127.0.0.1
log-file = "{directory}/smsbox.log"
log-level = 0

group = sms-service
keyword = default
get-url = "http://127.0.0.1:{callback}/mo?from=%p&coding=%c&text=%b&udh=%u"
max-messages = 0
catch-all = true
accept-x-kannel-headers = true

group = sendsms-user
username = check
password = check
concatenation = true
max-messages = 10

group = smpp-tlv
name = sar_msg_ref_num
tag = 0x020C
type = integer
length = 2
smsc-id = needletail

group = smpp-tlv
name = sar_total_segments
tag = 0x020E
type = integer
length = 1
smsc-id = needletail

group = smpp-tlv
name = sar_segment_seqnum
tag = 0x020F
type = integer
length = 1
smsc-id = needletail

group = smpp-tlv
name = message_payload
tag = 0x0424
type = octetstring
length = 1000
smsc-id = needletail
"""
SMSC = """
group = smsc
smsc = smpp
smsc-id = needletail
host = "{host}"
{mode}
smsc-username = "{system_id}"
smsc-password = "{password}"
system-type = "check"
interface-version = 34
source-addr-ton = 1
source-addr-npi = 1
source-addr-autodetect = no
dest-addr-ton = 1
dest-addr-npi = 1
enquire-link-interval = 2
reconnect-delay = 1
"""
# bearerbox has a transmitter and a receiver as two groups with one smsc-id.
MODES = {"trx": ["transceiver-mode = true\nport = %s"], "tx+rx": ["port = %s", "receive-port = %s"]}


def report(*fields):
    print("\t".join(fields), flush=True)


class Callbacks:
    """What smsbox calls: delivery reports, and messages that came to us."""

    def __init__(self):
        self.reports, self.messages = queue.Queue(), queue.Queue()
        callbacks = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                address = urllib.parse.urlparse(self.path)
                query = urllib.parse.parse_qs(address.query, keep_blank_values=True, encoding="latin-1")
                values = {name: value[0] for name, value in query.items()}
                (callbacks.messages if address.path == "/mo" else callbacks.reports).put(values)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def await_port(port, program):
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if program.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class Kannel:
    def __init__(self, http_port, callbacks, plan):
        self.http_port, self.callbacks, self.plan = http_port, callbacks, plan
        self.number = next(line[1] for line in plan if line[0] == "number")

    def send(self, destination, octets, coding, meta=None, report_to=None):
        query = {"username": "check", "password": "check", "from": self.number, "to": destination, "coding": str(coding)}
        if coding == 0:
            query["charset"] = "UTF-8"
        if meta:
            query["meta-data"] = "?smpp?" + urllib.parse.urlencode(meta)
        if report_to:
            query["dlr-mask"] = "31"
            query["dlr-url"] = "http://127.0.0.1:%d/dlr?name=%s&type=%%d&id=%%F" % (self.callbacks.port, report_to)
        query["text"] = octets
        url = "http://127.0.0.1:%d/cgi-bin/sendsms?%s" % (self.http_port, urllib.parse.urlencode(query))
        try:
            with urllib.request.urlopen(url, timeout=SECONDS) as response:
                answer = response.read().decode()
        except urllib.error.HTTPError as refusal:
            report("refused", "sendsms", refusal.read().decode())
            return "-"
        return answer.split(": ")[-1]

    def do(self, line):
        kind, name = line[0], line[1]
        if kind == "send":
            self.do_send(name, *line[2:])
        elif kind == "receipt":
            report("sent", name, self.send(line[2], name.encode(), 0, report_to=name))
            report("lacks", name, "client has no query_sm")
        elif kind in ("query", "cancel", "replace"):
            report("lacks", name, "client has no %s_sm" % kind)

    def do_send(self, name, destination, coding, way, kind, content):
        octets = bytes.fromhex(content)
        if coding == "3":
            report("lacks", name, "client has no way to choose data_coding 3")
        elif way == "payload":
            payload = gsm_octets(octets.decode())
            report("sent", name, self.send(destination, b"", 0, meta={"message_payload": payload}))
        elif way == "sar":
            text = octets.decode()
            pieces = [text[at:at + 120] for at in range(0, len(text), 120)]
            for number, piece in enumerate(pieces, 1):
                reference = {"sar_msg_ref_num": 8, "sar_total_segments": len(pieces), "sar_segment_seqnum": number}
                message_id = self.send(destination, piece.encode(), 0, meta=reference)
            report("sent", name, message_id)
        else:
            if coding == "8":
                octets = octets.decode().encode("utf-16-be")
            report("sent", name, self.send(destination, octets, CODINGS[coding]))

    def await_reports(self):
        missing = {line[1] for line in self.plan if line[0] == "receipt"}
        while missing:
            values = self.callbacks.reports.get(timeout=SECONDS)
            if values["type"] in STATES:
                report("receipt", values["name"], STATES[values["type"]])
                missing.remove(values["name"])

    def await_messages(self):
        """bearerbox puts concatenated messages together before it gives them on, so they come as one."""
        number_of_parts = int(next(line[1] for line in self.plan if line[0] == "originated"))
        for _ in range(number_of_parts - 1):
            values = self.callbacks.messages.get(timeout=SECONDS)
            text = values["text"].encode("latin-1")
            if values["coding"] == "2":
                text = text.decode("utf-16-be").encode()
            report("mo", values["from"].lstrip("+"), "octets" if values["coding"] == "1" else "text", text.hex(), "")


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started here is ended
    mode, host, port, system_id, password, plan_file = sys.argv[1:]
    plan = [line.split("\t") for line in pathlib.Path(plan_file).read_text().splitlines()]
    connections = [SMSC.format(host=host, mode=connection % port, system_id=system_id, password=password)
                   for connection in MODES[mode]]
    environment = dict(os.environ, PATH=os.environ["PATH"] + ":/usr/sbin")
    callbacks = Callbacks()
    admin, box, http_port = free_ports(3)
    boxes = []
    with tempfile.TemporaryDirectory() as path:
        configuration = pathlib.Path(path) / "kannel.conf"
        configuration.write_text(CONFIGURATION.format(
            admin=admin, box=box, http=http_port, callback=callbacks.port, directory=path, smsc="\n".join(connections)))
        try:
            for program, awaited in (("bearerbox", box), ("smsbox", http_port)):
                with open(pathlib.Path(path) / (program + ".out"), "wb") as out:
                    boxes.append(subprocess.Popen([program, str(configuration)], env=environment, stdout=out, stderr=out))
                await_port(awaited, boxes[-1])
            kannel = Kannel(http_port, callbacks, plan)
            for line in plan:
                kannel.do(line)
            kannel.await_reports()
            kannel.await_messages()
            return 0
        except (OSError, queue.Empty) as problem:
            report("failed", "%s %s" % (type(problem).__name__, problem))
            for log in pathlib.Path(path).glob("*box.*"):
                lines = log.read_text(errors="replace").splitlines()
                print("\n".join(line for line in lines if "ERROR" in line or "WARNING" in line or "PANIC" in line)[-3000:],
                      file=sys.stderr)
            return 1
        finally:
            for one in reversed(boxes):
                one.terminate()
            for one in boxes:
                one.wait(SECONDS)


if __name__ == "__main__":
    sys.exit(main())
