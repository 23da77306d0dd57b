package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.Untrue;
import docket.verifier.tree.Hash;
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

    private final String caseId;
    private final Set<String> eventIds = new HashSet<>();
    private long own;
    private long others;
    private @Nullable Hash last;
    private @Nullable String outcome;

    Story(String caseId) {
        this.caseId = caseId;
    }

    void take(Entry entry, byte[] payload) throws Untrue {
        if (!eventIds.add(entry.eventId())) {
            throw new Untrue("the event " + entry.eventId() + " is in the log twice");
        }
        if (!entry.stream().equals(caseId)) {
            if (!new String(payload, UTF_8).contains("\"" + caseId + "\"")) {
                throw new Untrue("it is an event of " + entry.stream() + " and says nothing about the case " + caseId);
            }
            others++;
            return;
        }
        if (entry.sequence() != own) {
            throw new Untrue("expected event " + own + " of the case and found event " + entry.sequence()
                    + (entry.sequence() > own ? ": events are missing before it" : ""));
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

    /** Of the case itself. */
    long own() {
        return own;
    }

    /** Of others that are about it. */
    long others() {
        return others;
    }

    /** How it was closed, by the closing event that counts the others; null where it is open. */
    @Nullable
    String outcome() {
        return outcome;
    }
}
