package docket.api.cli;

import java.io.PrintStream;

/** How far something is, on a terminal; elsewhere nothing. */
public final class ProgressBar {

    private static final int WIDTH = 30;

    private final boolean terminal = System.console() != null;
    private final PrintStream out;

    public ProgressBar(PrintStream out) {
        this.out = out;
    }

    public void at(String what, long done, long all) {
        if (terminal) {
            int filled = all == 0 ? WIDTH : (int) (WIDTH * done / all);
            out.printf("\r  [%s%s] %d of %d %s ", "#".repeat(filled), " ".repeat(WIDTH - filled), done, all, what);
        }
    }

    /** What follows begins a line. */
    public void end() {
        if (terminal) {
            out.println();
        }
    }
}
