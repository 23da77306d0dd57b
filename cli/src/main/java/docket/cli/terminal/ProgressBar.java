package docket.cli.terminal;

import java.io.PrintStream;

/** How far something is, on a terminal; elsewhere nothing. It goes where results do not. */
public final class ProgressBar {

    private static final int WIDTH = 30;

    private final boolean terminal = System.console() != null;
    private final PrintStream err;

    public ProgressBar(PrintStream err) {
        this.err = err;
    }

    public void at(String what, long done, long all) {
        if (terminal) {
            int filled = all == 0 ? WIDTH : (int) (WIDTH * done / all);
            err.printf("\r  [%s%s] %d of %d %s ", "#".repeat(filled), " ".repeat(WIDTH - filled), done, all, what);
        }
    }

    /** What follows begins a line. */
    public void end() {
        if (terminal) {
            err.println();
        }
    }
}
