package io.needletail.app;

import io.needletail.api.journal.JournalException;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.launch.LaunchException;
import io.needletail.app.launch.RunningServer;
import io.needletail.app.launch.ServerFactory;
import io.needletail.app.server.SmscServer;
import java.io.IOException;
import java.net.BindException;

/** Starts the real server for the command line, and puts what may go wrong into words for users. */
final class SmscLauncher implements ServerFactory {

    @Override
    public RunningServer start(SmscConfig config) throws ConfigurationException, LaunchException {
        try {
            return new Running(SmscServer.start(config));
        } catch (BindException e) {
            throw new LaunchException(e.getMessage() + keys(config), e);
        } catch (IOException | JournalException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String keys(SmscConfig config) {
        return config.tls().enabled()
                ? " (smpp.host, smpp.port, smpp.tls.host, smpp.tls.port)"
                : " (smpp.host, smpp.port)";
    }

    private record Running(SmscServer server) implements RunningServer {

        @Override
        public int smppPort() {
            return server.smppPort();
        }

        @Override
        public int tlsPort() {
            return server.tlsPort();
        }

        @Override
        public int httpPort() throws LaunchException {
            try {
                return server.httpPort();
            } catch (IOException e) {
                throw new LaunchException(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public void reloadRoutes() {
            server.routes().reload();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
