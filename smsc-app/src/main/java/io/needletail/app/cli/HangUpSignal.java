package io.needletail.app.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something when the process gets SIGHUP. Java has signals only in {@code sun.misc}, which compilers warn of and
 * which need not be there, so it is looked for by name; where it is missing nothing happens, and a log line says so.
 */
final class HangUpSignal {
    private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

    private HangUpSignal() {}

    /**
     * From now on SIGHUP does not end the process.
     *
     * @param action called for each signal on a thread of the virtual machine's
     */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    HangUpSignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return method.getName().equals("equals") ? (Object) (self == arguments[0]) : "SIGHUP";
                    });
            Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangUp, proxy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("SIGHUP cannot be used to read the routes again: {}", String.valueOf(e.getMessage()));
        }
    }
}
