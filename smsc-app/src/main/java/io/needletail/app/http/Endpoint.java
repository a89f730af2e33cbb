package io.needletail.app.http;

import java.util.function.Function;

/**
 * Something else that the operations server answers, in JSON.
 *
 * @param handler from the request's body to the answer; called on {@code smsc-http} threads, several at a time
 */
public record Endpoint(Method method, String path, Function<String, Answer> handler) {

    /** How it is asked. */
    public enum Method {
        GET,
        POST
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body JSON
     */
    public record Answer(int status, String body) {}

    /** Answers questions that have no body. */
    public static Endpoint get(String path, Function<String, Answer> handler) {
        return new Endpoint(Method.GET, path, handler);
    }

    /** Answers what is posted. */
    public static Endpoint post(String path, Function<String, Answer> handler) {
        return new Endpoint(Method.POST, path, handler);
    }
}
