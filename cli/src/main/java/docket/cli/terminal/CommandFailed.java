package docket.cli.terminal;

/** A command that did not do what it was called for; the message says why, and what to do. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }
}
