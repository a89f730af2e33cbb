package io.needletail.conformance.spec;

import io.needletail.conformance.wire.Octets;
import java.nio.charset.StandardCharsets;

/**
 * A mandatory field.
 *
 * @param max most octets: of a C-octet string with its NUL, of a time 17, of an integer its size
 * @param status what a value that breaks its rules is answered with
 * @param usual the octets of a right value, a character each
 */
public record Field(String name, Kind kind, int max, int status, Clause clause, String usual) {
    /** How it is written. */
    public enum Kind {
        STRING,
        INTEGER,
        TIME,
        /** short_message: as long as sm_length says. */
        TEXT
    }

    static Field string(String name, int max, int status, String v34, String v50) {
        return new Field(name, Kind.STRING, max, status, Clause.of(v34, v50), "\0");
    }

    static Field int8(String name, int status, String v34, String v50) {
        return new Field(name, Kind.INTEGER, 1, status, Clause.of(v34, v50), "\0");
    }

    static Field time(String name, int status) {
        return new Field(name, Kind.TIME, 17, status, Clause.of("5.2.15, 7.1.1", "4.7.23"), "\0");
    }

    static Field text(String text) {
        return new Field("short_message", Kind.TEXT, 254, Status.RINVMSGLEN, Clause.of("5.2.22", "4.7.26"), text);
    }

    /** The same with another usual value. */
    Field usually(byte[] octets) {
        return new Field(name, kind, max, status, clause, new String(octets, StandardCharsets.ISO_8859_1));
    }

    /** The same with an integer as its usual value. */
    Field usually(int value) {
        return usually(new byte[] {(byte) value});
    }

    /** The octets of a right value. */
    public byte[] octets() {
        return new Octets().text(usual).toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
