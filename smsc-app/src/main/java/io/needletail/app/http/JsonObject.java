package io.needletail.app.http;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a JSON object, members in the order they are put. Confined to one thread; small enough not to need a library. */
public final class JsonObject {
    private final StringBuilder members = new StringBuilder();

    public JsonObject put(String name, String value) {
        return raw(name, Json.text(value));
    }

    public JsonObject put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    public JsonObject put(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    public JsonObject put(String name, JsonObject value) {
        return raw(name, value.toString());
    }

    /** A list of texts. */
    public JsonObject texts(String name, List<String> values) {
        return raw(name, values.stream().map(Json::text).collect(Collectors.joining(",", "[", "]")));
    }

    /** A list of objects. */
    public JsonObject objects(String name, List<JsonObject> values) {
        return raw(name, values.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]")));
    }

    private JsonObject raw(String name, String json) {
        members.append(members.isEmpty() ? "" : ",")
                .append(Json.text(name))
                .append(':')
                .append(json);
        return this;
    }

    @Override
    public String toString() {
        return "{" + members + "}";
    }
}
