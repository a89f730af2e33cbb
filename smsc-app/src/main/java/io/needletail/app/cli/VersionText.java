package io.needletail.app.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Product and Java version. */
final class VersionText implements IVersionProvider {

    static String product() {
        return Objects.requireNonNullElse(VersionText.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Needletail " + product(), "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
