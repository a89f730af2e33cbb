#!/usr/bin/env python3
"""Sends through a running smsbox and takes its delivery report callbacks; used by kannel.sh.

usage: kannel_check.py await PORT | send SENDSMS_PORT CALLBACK_PORT
"""
import http.server
import queue
import socket
import sys
import threading
import time
import urllib.parse
import urllib.request

TIMEOUT_SECONDS = 30
TEXTS = {"gsm": (0, "café @ 5£ {€}"), "ucs2": (2, "Привет 你好 🚀")}
SMSC_SUCCESS, DELIVERED = "8", "1"


def await_port(port):
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return 0
        except OSError:
            time.sleep(0.05)
    print("FAIL kannel: nothing listens on port %d" % port)
    return 1


def send(sendsms_port, callback_port, name):
    coding, text = TEXTS[name]
    callback = "http://127.0.0.1:%d/?name=%s&type=%%d&id=%%F" % (callback_port, name)
    query = {"username": "check", "password": "check", "from": "447700900000", "to": "447700900123", "text": text,
             "charset": "UTF-8", "coding": coding, "dlr-mask": 31, "dlr-url": callback}
    url = "http://127.0.0.1:%d/cgi-bin/sendsms?%s" % (sendsms_port, urllib.parse.urlencode(query))
    with urllib.request.urlopen(url, timeout=TIMEOUT_SECONDS) as response:
        print("sent %s: %d %s" % (name, response.status, response.read().decode()))


def check(sendsms_port, callback_port):
    reports = queue.Queue()

    class Callback(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query, keep_blank_values=True)
            reports.put((query["name"][0], query["type"][0], query["id"][0]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", callback_port), Callback)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in TEXTS:
        send(sendsms_port, callback_port, name)
    awaited = {(name, kind) for name in TEXTS for kind in (SMSC_SUCCESS, DELIVERED)}
    deadline = time.monotonic() + TIMEOUT_SECONDS
    ids = {}
    while awaited:
        try:
            name, kind, message_id = reports.get(timeout=max(0.01, deadline - time.monotonic()))
        except queue.Empty:
            print("FAIL kannel: reports missing: %s" % sorted(awaited))
            return 1
        print("report %s: type %s, id %s" % (name, kind, message_id))
        if (name, kind) not in awaited or ids.setdefault(name, message_id) != message_id:
            print("FAIL kannel: unexpected report, ids so far %s" % ids)
            return 1
        awaited.remove((name, kind))
    if len(set(ids.values())) != len(TEXTS):
        print("FAIL kannel: one id for two messages: %s" % ids)
        return 1
    print("PASS kannel")
    return 0


if __name__ == "__main__":
    sys.exit(await_port(int(sys.argv[2])) if sys.argv[1] == "await" else check(int(sys.argv[2]), int(sys.argv[3])))
