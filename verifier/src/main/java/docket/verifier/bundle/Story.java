package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The events of one case, read in their order: whether one is missing. A closing event counts those before it and holds
 * the hash of the last one, so that after it nothing can be left out unseen.
 */
final class Story {

    private static final String CLOSED = "case-closed";
    private static final Pattern CLOSING = Pattern.compile("\\{\"caseId\":\"([^\"\\\\]+)\",\"outcome\":\"([A-Z_]+)\","
            + "\"precedingEvents\":([0-9]{1,18}),\"lastEventHash\":\"([0-9a-f]{64})\"}");

    private static final Pattern DISPOSED =
            Pattern.compile("\\{\"disposed\":\"([^\"\\\\]+)\",\"caseId\":\"([^\"\\\\]+)\"}");

    private final String caseId;
    private final Set<String> eventIds = new HashSet<>();
    private long own;
    private long others;
    private @Nullable Hash last;
    private @Nullable String outcome;
    private @Nullable String disposal;
    private final Set<String> confirmed = new HashSet<>();

    Story(String caseId) {
        this.caseId = caseId;
    }

    /** Takes the entry of an emptied event: nothing is left of what it said, but it still counts as an event. */
    void takeDisposed(Entry entry, byte[] payload) throws Untrue {
        Matcher disposed = DISPOSED.matcher(new String(payload, UTF_8));
        if (!disposed.matches()
                || !disposed.group(2).equals(caseId)
                || !entry.stream().equals(caseId)) {
            throw new Untrue("it has no salts, and is not what a disposal leaves of an event of the case");
        }
        if (disposal != null && !disposal.equals(disposed.group(1)) || own > 0 && disposal == null) {
            throw new Untrue("another disposal took it than what is before it");
        }
        disposal = disposed.group(1);
        next(entry);
        own++;
    }

    /** Whoever disposes of a case says so in the log, which follows the case's own events. */
    Story end() throws Untrue {
        if (disposal != null && !confirmed.contains(disposal)) {
            throw new Untrue("the case was emptied, and the disposal " + disposal + " by two people is not among them");
        }
        return this;
    }

    private void next(Entry entry) throws Untrue {
        if (!eventIds.add(entry.eventId())) {
            throw new Untrue("the event " + entry.eventId() + " is in the log twice");
        }
        if (entry.stream().equals(caseId) && entry.sequence() != own) {
            throw new Untrue("expected event " + own + " of the case and found event " + entry.sequence()
                    + (entry.sequence() > own ? ": events are missing before it" : ""));
        }
    }

    void take(Entry entry, byte[] payload) throws Untrue {
        next(entry);
        if (!entry.stream().equals(caseId)) {
            if (!new String(payload, UTF_8).contains("\"" + caseId + "\"")) {
                throw new Untrue("it is an event of " + entry.stream() + " and says nothing about the case " + caseId);
            }
            if (entry.type().equals("destruction-confirmed")
                    && new String(payload, UTF_8).contains("\"kind\":\"DISPOSAL\"")) {
                confirmed.add(entry.stream());
            }
            others++;
            return;
        }
        if (disposal != null) {
            throw new Untrue("it is left of a case that was disposed of");
        }
        if (entry.type().equals(CLOSED)) {
            close(payload);
        }
        own++;
        last = Hash.of(payload);
    }

    private void close(byte[] payload) throws Untrue {
        Matcher closing = CLOSING.matcher(new String(payload, UTF_8));
        if (!closing.matches() || !closing.group(1).equals(caseId)) {
            throw new Untrue("it closes no case as Docket does, or another one");
        }
        if (Long.parseLong(closing.group(3)) != own) {
            throw new Untrue("it counts " + closing.group(3) + " events before it, and there are " + own);
        }
        if (last == null || !HexFormat.of().formatHex(last.bytes()).equals(closing.group(4))) {
            throw new Untrue("it was recorded after another event than the one that is before it here");
        }
        outcome = closing.group(2);
    }

    /** How many of the events are the case's own. */
    long own() {
        return own;
    }

    /** How many events of other streams are about the case. */
    long others() {
        return others;
    }

    /** The destruction by which the case was disposed of; null where it was not. */
    @Nullable
    String disposal() {
        return disposal;
    }

    /** How it was closed, by the closing event that counts the others; null where it is open. */
    @Nullable
    String outcome() {
        return outcome;
    }
}
