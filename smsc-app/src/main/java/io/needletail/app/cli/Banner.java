package io.needletail.app.cli;

import io.needletail.api.journal.Durability;
import io.needletail.app.config.SmscConfig;
import java.io.PrintWriter;

/** What a user sees first: where it listens, who may bind, how safe messages are, and what to try. */
final class Banner {
    private static final String LOADTEST = "loadtest";

    private final SmscConfig config;
    private final PrintWriter out;

    Banner(SmscConfig config, PrintWriter out) {
        this.config = config;
        this.out = out;
    }

    /** Printed as soon as SMPP listens. */
    void listening(int smppPort, int tlsPort) {
        out.println("Needletail " + VersionText.product() + ", profile " + config.profile() + ", Java "
                + Runtime.version().feature());
        if (config.tls().plainText()) {
            line("SMPP", config.smpp().host() + ":" + smppPort);
        }
        if (tlsPort != 0) {
            line("SMPP, TLS", config.tls().host() + ":" + tlsPort);
        }
        line("Account", account());
        line("Durability", durability(config.journal().durability()));
        line(
                "Data",
                config.journal().durability() == Durability.MEMORY
                        ? "none"
                        : config.dataDirectory().toString());
        out.flush();
    }

    /** Printed when everything is up. */
    void ready(int smppPort, int httpPort) {
        line(
                "HTTP",
                httpPort == 0
                        ? "off"
                        : "http://" + config.http().host() + ":" + httpPort + "/metrics, /health/live, /health/ready");
        line("Try", "bin/smsc send --port " + smppPort + credentials() + " --to 491701234567 --text Hello --receipt");
        out.flush();
    }

    private String account() {
        if (config.accounts().anySystemId()) {
            return "any system_id, any password, from this machine only; others: " + config.accountsFile();
        }
        return isLoadtest() ? "load, password load, from this machine only" : "those of " + config.accountsFile();
    }

    private String credentials() {
        if (config.accounts().anySystemId()) {
            return "";
        }
        return isLoadtest() ? " --system-id load --password load" : " --system-id ID --password PASSWORD";
    }

    private boolean isLoadtest() {
        return config.profile().equals(LOADTEST) && config.accounts().file().equals("conf/accounts-loadtest.conf");
    }

    private static String durability(Durability durability) {
        return switch (durability) {
            case MEMORY -> "memory: nothing survives";
            case PROCESS -> "process: acknowledged messages survive kill -9, not the loss of power";
            case DISK -> "disk: acknowledged messages survive the loss of power";
        };
    }

    private void line(String name, String value) {
        out.printf("  %-11s%s%n", name, value);
    }
}
