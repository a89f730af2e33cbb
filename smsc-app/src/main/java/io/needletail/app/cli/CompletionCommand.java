package io.needletail.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smsc completion}. */
@Command(
        name = "completion",
        description = "Prints a completion script: source <(bin/smsc completion bash).",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {

    /** The shells; one script serves both. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(description = "${COMPLETION-CANDIDATES}", arity = "0..1")
    private Shell shell = Shell.BASH;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        String script = AutoComplete.bash("smsc", spec.parent().commandLine());
        String prologue = shell == Shell.ZSH ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
        spec.commandLine().getOut().println(prologue + script);
    }
}
