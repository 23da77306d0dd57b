package docket.cli.replay;

import docket.cli.replay.Work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts a replay while it runs. Thread-safe. */
public final class Tally {

    /** The counts at one moment. */
    record Snapshot(int planned, int done, int decisions, int mismatches, Duration elapsed) {

        double decisionsPerSecond() {
            return decisions * 1e9 / Math.max(1, elapsed.toNanos());
        }
    }

    private final int planned;
    private final long began = System.nanoTime();
    private final List<Outcome> mismatched = new ArrayList<>();
    private int done;
    private int decisions;
    private long last = began;

    Tally(int planned) {
        this.planned = planned;
    }

    synchronized void add(Outcome outcome) {
        done++;
        decisions += outcome.decisions();
        last = System.nanoTime();
        if (!outcome.mismatches().isEmpty()) {
            mismatched.add(outcome);
        }
    }

    synchronized Snapshot snapshot() {
        long until = done == planned ? last : System.nanoTime();
        return new Snapshot(planned, done, decisions, mismatched.size(), Duration.ofNanos(until - began));
    }

    /** The cases that came out otherwise than in the log. */
    synchronized List<Outcome> mismatched() {
        return List.copyOf(mismatched);
    }

    /** Whether every planned case was replayed and came out as in the log. */
    public synchronized boolean agrees() {
        return done == planned && mismatched.isEmpty();
    }
}
