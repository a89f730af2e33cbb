package io.needletail.app.cli;

import io.needletail.app.launch.RunningServer;
import java.util.ArrayList;
import java.util.List;

/** A process whose server only prints that it was closed; the first argument is how long that takes. */
final class StartProbe {

    private StartProbe() {}

    public static void main(String[] args) {
        long millis = Long.parseLong(args[0]);
        RunningServer server = new RunningServer() {
            @Override
            public int smppPort() {
                return 4711;
            }

            @Override
            public int httpPort() {
                return 4712;
            }

            @Override
            public void reloadRoutes() {
                System.out.println("reloaded");
            }

            @Override
            public void close() {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                System.out.println("closed");
            }
        };
        System.exit(new picocli.CommandLine(new StartCommand(config -> server)).execute(arguments(args)));
    }

    /** What follows the first argument goes to the command. */
    private static String[] arguments(String[] args) {
        List<String> arguments = new ArrayList<>(List.of("--conf", "../conf"));
        arguments.addAll(List.of(args).subList(1, args.length));
        return arguments.toArray(new String[0]);
    }
}
