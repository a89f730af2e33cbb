"""What every client of clients.sh is to send and to receive, and the octets that this is by the specifications."""
import dataclasses

# 3GPP TS 23.038: the default alphabet, and the extension table behind an escape.
ALPHABET = ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")
EXTENSION = {"\f": 0x0A, "^": 0x14, "{": 0x28, "}": 0x29, "\\": 0x2F, "[": 0x3C, "~": 0x3D, "]": 0x3E, "|": 0x40, "€": 0x65}
CODINGS = {"gsm": 0, "latin1": 3, "binary": 4, "ucs2": 8}
PART_OCTETS = 153


def gsm_octets(text):
    octets = bytearray()
    for character in text:
        octets += bytes([0x1B, EXTENSION[character]]) if character in EXTENSION else bytes([ALPHABET.index(character)])
    return bytes(octets)


def octets_of(coding, content):
    """The user data of a text, or of octets, in the encoding of that name."""
    if coding == "binary":
        return content
    return {"gsm": gsm_octets, "latin1": lambda text: text.encode("latin-1"),
            "ucs2": lambda text: text.encode("utf-16-be")}[coding](content)


LONG_TEXT = "".join("%03d: the {long} message of [many] parts costs 5€ @ home. " % number for number in range(8))


@dataclasses.dataclass(frozen=True)
class Message:
    """One message to the witness, or from it. `way` is plain, or how a long one is sent: udh, sar, payload."""
    name: str
    coding: str
    way: str
    content: object
    digits: str

    def octets(self):
        return octets_of(self.coding, self.content)


SENT = [
    Message("gsm", "gsm", "plain", "café @ 5£ €{10} [a~b] c\\d ^ |", "01"),
    Message("latin1", "latin1", "plain", "Grüße, ÀÉÎÕÜ ½ þ © ¶", "02"),
    Message("ucs2", "ucs2", "plain", "Привет 你好 🚀 עברית", "03"),
    Message("binary", "binary", "plain", bytes(range(0, 256, 2)), "04"),
    Message("udh", "gsm", "udh", LONG_TEXT, "05"),
    Message("sar", "gsm", "sar", LONG_TEXT, "06"),
    Message("payload", "gsm", "payload", LONG_TEXT, "07"),
]
REPLACED = Message("replace", "gsm", "plain", "in its place: 7€", "08")

ORIGINATED = [
    Message("mo-gsm", "gsm", "plain", "yes @ 3£ for €{5} [a~b] c\\d ^ |", "11"),
    Message("mo-latin1", "latin1", "plain", "Über Å, ÇÑ ¼ ð ®", "12"),
    Message("mo-ucs2", "ucs2", "plain", "Да 再见 🛰️ עברית", "13"),
    Message("mo-binary", "binary", "plain", bytes(range(1, 256, 2)), "14"),
    Message("mo-udh", "gsm", "udh", LONG_TEXT[:280], "15"),
    Message("mo-payload", "gsm", "payload", LONG_TEXT[:300], "16"),
]


def parts(octets):
    return [octets[at:at + PART_OCTETS] for at in range(0, len(octets), PART_OCTETS)]


@dataclasses.dataclass(frozen=True)
class Numbers:
    """The numbers of one client: its own, those of the witness that it writes to, and handsets."""
    client: int

    def own(self):
        return "447701%02d00" % self.client

    def witness(self, digits):
        return "447902%02d%s" % (self.client, digits)

    def handset(self, digits):
        return "447703%02d%s" % (self.client, digits)

    def failing(self, digits):
        return "447704%02d%s" % (self.client, digits)


def plan(numbers):
    """The lines of a plan file: fields separated by tabs, content as hexadecimal digits of UTF-8 or of octets."""
    lines = [["number", numbers.own()]]
    for message in SENT:
        is_text = isinstance(message.content, str)
        content = message.content.encode() if is_text else message.content
        lines.append(["send", message.name, numbers.witness(message.digits), str(CODINGS[message.coding]), message.way,
                      "text" if is_text else "octets", content.hex()])
    lines.append(["receipt", "delivered", numbers.handset("21")])
    lines.append(["receipt", "undeliverable", numbers.failing("22")])
    lines.append(["query", "query", numbers.handset("23")])
    lines.append(["cancel", "cancel", numbers.handset("24")])
    lines.append(["replace", REPLACED.name, numbers.witness(REPLACED.digits), REPLACED.content.encode().hex()])
    awaited = sum(len(parts(message.octets())) if message.way == "udh" else 1 for message in ORIGINATED)
    lines.append(["originated", str(awaited)])
    return "".join("\t".join(line) + "\n" for line in lines)
