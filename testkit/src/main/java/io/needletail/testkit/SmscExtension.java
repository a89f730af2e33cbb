package io.needletail.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * JUnit extension: one {@link EmbeddedSmsc} for all tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SmscExtension SMSC = new SmscExtension("handset.delay.fixed=200ms");
 * }</pre>
 */
public final class SmscExtension implements BeforeAllCallback, AfterAllCallback {
    private final String[] settings;
    private @Nullable EmbeddedSmsc smsc;

    /** @param settings as for {@link EmbeddedSmsc#start} */
    public SmscExtension(String... settings) {
        this.settings = settings.clone();
    }

    /** The server; only while the class's tests run. */
    public EmbeddedSmsc smsc() {
        return Objects.requireNonNull(smsc, "the server runs from the first test of the class to the last");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        smsc = EmbeddedSmsc.start(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        smsc().close();
    }
}
