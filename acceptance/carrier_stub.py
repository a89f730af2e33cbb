"""A carrier in this process: takes binds, and answers submits or does not. Bytes over TCP only, nothing of the server's code."""
import selectors
import socket
import struct
import threading
import time

from smpp_client import BIND_RECEIVER, BIND_TRANSCEIVER, BIND_TRANSMITTER, ENQUIRE_LINK, RESPONSE, SUBMIT_SM, UNBIND, pdu

HEADER = struct.Struct(">IIII")


class CarrierStub:
    """Listens from the start, on a thread of its own.

    With `answers` it accepts every submit_sm at once, else it answers none of them, but goes on answering enquire_link so
    that the connection stays. `taken` is called with the whole PDU and the time.monotonic() of its arrival.
    """

    def __init__(self, answers=True, taken=None):
        self.answers, self.taken = answers, taken
        self.submits = self.next_id = 0
        self.binds = 0
        self.selector = selectors.DefaultSelector()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.selector.register(self.listener, selectors.EVENT_READ, None)
        self.thread = threading.Thread(target=self.run, daemon=True, name="carrier-stub")
        self.thread.start()

    def run(self):
        while True:
            for key, _ in self.selector.select():
                if key.data is None:
                    connection, _ = self.listener.accept()
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self.selector.register(connection, selectors.EVENT_READ, bytearray())
                else:
                    self.read(key.fileobj, key.data)

    def read(self, connection, buffer):
        try:
            data = connection.recv(1 << 16)
        except OSError:
            data = b""
        if not data:
            self.selector.unregister(connection)
            connection.close()
            return
        now = time.monotonic()
        buffer += data
        at, answers = 0, []
        while len(buffer) - at >= 16:
            length, command_id, _, sequence = HEADER.unpack_from(buffer, at)
            if len(buffer) - at < length:
                break
            if command_id == SUBMIT_SM:
                self.submits += 1
                if self.taken:
                    self.taken(bytes(buffer[at:at + length]), now)
                if self.answers:
                    self.next_id += 1
                    answers.append(pdu(SUBMIT_SM | RESPONSE, sequence, b"%d\0" % self.next_id))
            elif command_id in (BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER):
                self.binds += 1
                answers.append(pdu(command_id | RESPONSE, sequence, b"stub\0"))
            elif command_id in (ENQUIRE_LINK, UNBIND):
                answers.append(pdu(command_id | RESPONSE, sequence))
            at += length
        del buffer[:at]
        if answers:
            try:
                connection.sendall(b"".join(answers))
            except OSError:
                pass

    def await_binds(self, count, seconds=60):
        deadline = time.monotonic() + seconds
        while self.binds < count:
            if time.monotonic() > deadline:
                raise AssertionError("%d of %d binds at the carrier after %d s" % (self.binds, count, seconds))
            time.sleep(0.01)


def carrier_section(name, port, *lines):
    """A carrier for upstream.file."""
    usual = ['hosts = ["127.0.0.1:%d"]' % port, "system-id = router", "password = router"]
    return "  %s {\n%s\n  }\n" % (name, "\n".join("    " + line for line in usual + list(lines)))


def write_settings(directory, sections, routes):
    """Writes upstream.file and routing.file; the settings that name them."""
    upstream, routing = directory / "upstream.conf", directory / "routes.conf"
    upstream.write_text("carriers {\n%s}\n" % "".join(sections))
    routing.write_text(routes)
    return ["upstream.file=%s" % upstream, "routing.file=%s" % routing]
