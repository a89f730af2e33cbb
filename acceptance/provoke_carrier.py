"""Carriers of provoke.py: they take binds of a router, answer what it sends, and send it everything that a carrier may."""
import socket
import struct
import threading
import time

from smpp_client import (BIND_RECEIVER, BIND_TRANSCEIVER, BIND_TRANSMITTER, DELIVER_SM, ENQUIRE_LINK, RESPONSE, SUBMIT_SM, UNBIND,
                         Client, Closed, pdu)

ALERT_NOTIFICATION, DATA_SM = 0x102, 0x103
BINDS = (BIND_RECEIVER, BIND_TRANSCEIVER, BIND_TRANSMITTER)
HANDSET, OWNER = (bytes([1, 1]) + number + b"\0" for number in (b"447799", b"447800"))


def deliver(text, esm_class=0, tlvs=b""):
    return (b"\0" + HANDSET + OWNER + bytes([esm_class, 0, 0, 0, 0, 0, 0, 0, 0, len(text)]) + text + tlvs)


def await_that(condition, name, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("no %s after %d s" % (name, seconds))
        time.sleep(0.01)


class Carriers:
    """Listens on one port for all of them; each connection has a thread. Receivers of one system_id take its receipts."""

    def __init__(self, port):
        self.listener = socket.create_server(("127.0.0.1", port))
        self.binds, self.receivers, self.next_id, self.enquiries = 0, {}, 0, 0
        self.lock = threading.Lock()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(Client("", 0, accepted=connection),), daemon=True).start()

    def serve(self, link):
        system_id = ""
        try:
            while True:
                command_id, _, sequence, body = link.read()
                if command_id in BINDS:
                    system_id = body.split(b"\0")[0].decode()
                    link.send(pdu(command_id | RESPONSE, sequence, b"stub\0" + b"\2\x10\0\1\x34"))
                    with self.lock:
                        self.binds += 1
                    if command_id != BIND_TRANSMITTER:
                        self.receivers[system_id] = link
                        self.originate(link)
                elif command_id in (SUBMIT_SM, DATA_SM):
                    with self.lock:
                        self.next_id += 1
                        message_id = b"%d" % self.next_id
                    link.send(pdu(command_id | RESPONSE, sequence, message_id + b"\0"))
                    self.send_receipt(self.receivers[system_id], message_id)
                elif command_id in (ENQUIRE_LINK, UNBIND):
                    self.enquiries += command_id == ENQUIRE_LINK
                    link.send(pdu(command_id | RESPONSE, sequence))
        except (OSError, Closed):
            link.close()

    def send_receipt(self, link, message_id):
        text = b"id:%s sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:" % message_id
        with self.lock:
            link.request(DELIVER_SM, deliver(text, 4, struct.pack(">HH", 0x1E, len(message_id) + 1) + message_id + b"\0"))

    def originate(self, link):
        """What a carrier may send of its own, right and wrong."""
        with self.lock:
            link.request(DELIVER_SM, deliver(b"hello"))
            link.request(DELIVER_SM, deliver(b"\5\0\3\7\1\1hello", 0x40))
            link.request(DATA_SM, b"\0" + HANDSET + OWNER + bytes([0, 0, 0]) + struct.pack(">HH", 0x424, 5) + b"hello")
            link.request(ENQUIRE_LINK)
            link.request(ALERT_NOTIFICATION, HANDSET + OWNER)
            link.request(0x1FF)
            link.request(DELIVER_SM, b"")

    def await_binds(self, count):
        await_that(lambda: self.binds >= count, "bind %d of carriers" % count)

    def await_enquiry(self):
        before = self.enquiries
        await_that(lambda: self.enquiries > before, "enquire_link to a carrier")

    def unbind(self):
        """Ends the receivers as a carrier does that is taken down; the router comes back."""
        for link in list(self.receivers.values()):
            with self.lock:
                link.request(UNBIND)
