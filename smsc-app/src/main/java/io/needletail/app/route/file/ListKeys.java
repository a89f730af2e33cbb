package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.routing.number.NumberListFile.Shape;
import java.util.List;

/** The keys of one list. */
final class ListKeys {
    /** What a list holds, in the operator's words. */
    enum Kind {
        NUMBERS(Shape.NUMBERS),
        PORTED(Shape.NUMBERS_WITH_VALUES),
        PREFIXES(Shape.PREFIXES),
        PREFIX_TABLE(Shape.PREFIXES_WITH_VALUES);

        final Shape shape;

        Kind(Shape shape) {
            this.shape = shape;
        }
    }

    /** A list that a file declares; its own file is not read yet. */
    record Declaration(String file, Kind kind) {}

    /** Stands for a declaration that cannot be read; there is no such file to look for. */
    static final Declaration UNREADABLE = new Declaration("", Kind.PORTED);

    private static final Key<String> FILE = new Key<>(
            "file",
            KeyTypes.path(),
            "",
            "Required. One entry a line; a relative path starts at the file of the rules.");
    private static final Key<Kind> KIND = new Key<>(
            "kind",
            KeyTypes.choice(Kind.class),
            Kind.NUMBERS,
            "numbers (unless given): a number a line; prefixes: a prefix a line; ported: a number and, behind a comma, its group or"
                    + " destination; prefix-table: a prefix and its group or destination.");

    static final Topic<Declaration> TOPIC = new Topic<>(
            "lists",
            "In `lists { NAME { ... } }`.",
            List.of(FILE, KIND),
            values -> new Declaration(values.get(FILE), values.get(KIND)));
    static final KeyType<Declaration> TYPE = SectionType.of(TOPIC, FILE);

    private ListKeys() {}
}
