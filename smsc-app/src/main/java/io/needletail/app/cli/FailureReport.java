package io.needletail.app.cli;

import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.app.launch.LaunchException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a user what went wrong in lines they can act on; a stack trace only for what nobody expected. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof ConfigurationException configuration) {
            err.println("configuration: " + configuration.problems().size() + " problem(s)");
            for (Problem problem : configuration.problems()) {
                err.println("  " + problem);
            }
            return ExitStatus.USAGE;
        }
        if (failure instanceof LaunchException || failure instanceof IOException) {
            err.println("smsc: " + failure.getMessage());
            return ExitStatus.FAILED;
        }
        failure.printStackTrace(err);
        return ExitStatus.FAILED;
    }
}
