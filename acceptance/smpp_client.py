"""A small SMPP 3.4 client on a blocking socket: Python's standard library only, nothing of the server's code."""
import re
import socket
import struct

BIND_RECEIVER, BIND_TRANSMITTER, SUBMIT_SM, DELIVER_SM, UNBIND = 1, 2, 4, 5, 6
BIND_TRANSCEIVER, ENQUIRE_LINK = 9, 0x15
RESPONSE = 0x80000000
GENERIC_NACK = RESPONSE
ROK, RINVCMDLEN, RINVCMDID, RINVBNDSTS, RALYBND = 0, 2, 3, 4, 5
RECEIPTED_MESSAGE_ID = 0x1E


class Closed(Exception):
    """The peer closed the connection."""


def pdu(command_id, sequence, body=b"", status=0):
    return struct.pack(">IIII", 16 + len(body), command_id, status, sequence) + body


def bind_body(system_id, password, version=0x34):
    return system_id.encode() + b"\0" + password.encode() + b"\0" + b"\0" + bytes([version, 0, 0]) + b"\0"


def submit_body(destination, text, coding=0, registered=1):
    return (b"\0" + b"\5\0check\0" + b"\1\1" + destination.encode() + b"\0"
            + bytes([0, 0, 0, 0, 0, registered, 0, coding, 0, len(text)]) + text)


def fields_behind_strings(body):
    """Splits a deliver_sm into (esm_class, data_coding, text, tlvs)."""
    at = body.index(0) + 3
    at = body.index(0, at) + 3
    at = body.index(0, at) + 1
    esm_class = body[at]
    at = body.index(0, body.index(0, at + 3) + 1) + 1
    coding, length = body[at + 2], body[at + 4]
    text, at, tlvs = body[at + 5:at + 5 + length], at + 5 + length, {}
    while at + 4 <= len(body):
        tag, size = struct.unpack(">HH", body[at:at + 4])
        tlvs[tag] = body[at + 4:at + 4 + size]
        at += 4 + size
    return esm_class, coding, text, tlvs


def receipt(body):
    """(id, stat) of a delivery receipt; the id of the text and the TLV must agree. None for another deliver_sm."""
    esm_class, _, text, tlvs = fields_behind_strings(body)
    if esm_class & 0x3C != 4:
        return None
    fields = re.search(rb"id:(\S+) .*stat:(\S+)", text)
    message_id = fields.group(1)
    tlv = tlvs.get(RECEIPTED_MESSAGE_ID)
    if tlv is not None and tlv.rstrip(b"\0") != message_id:
        raise AssertionError("receipt has id %r in its text and %r in its TLV" % (message_id, tlv))
    return message_id.decode(), fields.group(2).decode()


class Client:
    """One connection. Requests of the server (deliver_sm, enquire_link) are answered while waiting for something."""

    def __init__(self, host, port, timeout=10, accepted=None):
        """`accepted` is a socket that is connected already; then host and port do not count."""
        self.socket = accepted or socket.create_connection((host, port), timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sequence = 0
        self.buffer = b""
        self.receipts = []

    def send(self, data):
        self.socket.sendall(data)

    def request(self, command_id, body=b""):
        self.sequence += 1
        self.send(pdu(command_id, self.sequence, body))
        return self.sequence

    def read(self):
        """The next PDU as (command_id, status, sequence, body)."""
        while len(self.buffer) < 16 or len(self.buffer) < struct.unpack(">I", self.buffer[:4])[0]:
            try:
                data = self.socket.recv(65536)
            except ConnectionResetError:
                data = b""
            if not data:
                raise Closed("connection closed by the server")
            self.buffer += data
        length, command_id, status, sequence = struct.unpack(">IIII", self.buffer[:16])
        body, self.buffer = self.buffer[16:length], self.buffer[length:]
        return command_id, status, sequence, body

    def response(self, sequence=None):
        """The next response, after answering what the server asked meanwhile."""
        while True:
            command_id, status, number, body = self.read()
            if command_id & RESPONSE:
                if sequence is not None and number != sequence:
                    raise AssertionError("response to %d, expected %d" % (number, sequence))
                return command_id, status, body
            self.answer(command_id, number, body)

    def answer(self, command_id, sequence, body):
        if command_id == DELIVER_SM:
            self.receipts.append(receipt(body))
            self.send(pdu(DELIVER_SM | RESPONSE, sequence, b"\0"))
        else:
            self.send(pdu(command_id | RESPONSE, sequence))

    def bind(self, system_id, password, command_id=BIND_TRANSCEIVER, version=0x34):
        """The status of the bind response."""
        return self.response(self.request(command_id, bind_body(system_id, password, version)))[1]

    def submit(self, destination, text, coding=0):
        """(status, message id) of one submit_sm that asks for a receipt."""
        _, status, body = self.response(self.request(SUBMIT_SM, submit_body(destination, text, coding)))
        return status, body.split(b"\0")[0].decode()

    def enquire(self):
        return self.response(self.request(ENQUIRE_LINK))[:2] == (ENQUIRE_LINK | RESPONSE, ROK)

    def await_receipt(self, message_id):
        """The state in the receipt of this message."""
        while True:
            for found in self.receipts:
                if found and found[0] == message_id:
                    return found[1]
            command_id, _, number, body = self.read()
            self.answer(command_id, number, body)

    def unbind(self):
        status = self.response(self.request(UNBIND))[1]
        self.close()
        return status

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
