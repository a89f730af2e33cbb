package io.needletail.app.config.bind;

/**
 * One thing wrong with the configuration.
 *
 * @param where file and line, or {@code --set}
 * @param subject key and value, or empty where there is none
 * @param message what is wrong and what is allowed
 */
public record Problem(String where, String subject, String message) {

    @Override
    public String toString() {
        return subject.isEmpty() ? where + ": " + message : where + ": " + subject + ": " + message;
    }
}
