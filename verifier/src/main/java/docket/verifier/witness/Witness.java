package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.Checkpoint;
import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Hash;
import docket.verifier.tree.Proofs;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cosigns a checkpoint that goes on from the one that it cosigned before (c2sp.org/tlog-witness), and never two that do
 * not. Thread-safe: one request at a time.
 */
final class Witness {

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";
    private static final int MOST_HASHES = 63;

    private final List<VerifierKey> logs;
    private final CosigningKey key;
    private final Seen seen;
    private final Clock clock;

    /** An answer over HTTP. */
    record Answer(int status, String type, String body) {}

    /** Ends a request with an answer other than a cosignature. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Answer answer;

        Refusal(int status, String why) {
            this(new Answer(status, PLAIN, why + "\n"));
        }

        Refusal(Answer answer) {
            super(answer.body());
            this.answer = answer;
        }
    }

    /** @param logs the keys of the logs that are known; a log may have several */
    Witness(List<VerifierKey> logs, CosigningKey key, Seen seen, Clock clock) {
        this.logs = List.copyOf(logs);
        this.key = key;
        this.seen = seen;
        this.clock = clock;
    }

    /** Answers the call {@code add-checkpoint}. What is cosigned is on the disk before the answer. */
    synchronized Answer add(byte[] request) throws IOException {
        try {
            return cosign(request);
        } catch (Refusal e) {
            return e.answer;
        }
    }

    private Answer cosign(byte[] request) throws IOException, Refusal {
        String text = new String(request, UTF_8);
        int split = text.indexOf("\n\n");
        List<Hash> proof = new ArrayList<>();
        long old;
        Checkpoint checkpoint;
        try {
            if (split < 0) {
                throw new Untrue("there is no empty line before a checkpoint");
            }
            String[] lines = text.substring(0, split).split("\n", -1);
            old = old(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                proof.add(Hash.parse(lines[i]));
            }
            if (proof.size() > MOST_HASHES) {
                throw new Untrue("the proof has more hashes than any tree has levels");
            }
            checkpoint = Checkpoint.parse(text.substring(split + 2).getBytes(UTF_8));
        } catch (Untrue e) {
            throw new Refusal(400, String.valueOf(e.getMessage()));
        }
        refuseUnlessSigned(checkpoint);
        if (old > checkpoint.size()) {
            throw new Refusal(400, "The old size is larger than the new one");
        }
        goesOn(old, proof, checkpoint);
        seen.put(checkpoint);
        return new Answer(
                200, PLAIN, key.cosign(checkpoint.note().text(), clock.instant().getEpochSecond()));
    }

    private static long old(String line) throws Untrue {
        if (!line.matches("old (0|[1-9][0-9]{0,17})")) {
            throw new Untrue("it does not begin with the old size");
        }
        return Long.parseLong(line.substring("old ".length()));
    }

    private void refuseUnlessSigned(Checkpoint checkpoint) throws Refusal {
        List<VerifierKey> its = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (its.isEmpty()) {
            throw new Refusal(404, "This witness does not know " + checkpoint.origin());
        }
        for (VerifierKey key : its) {
            try {
                if (checkpoint.note().isSignedBy(key)) {
                    return;
                }
            } catch (Untrue wrong) {
                throw new Refusal(403, String.valueOf(wrong.getMessage()));
            }
        }
        throw new Refusal(403, "No key of " + checkpoint.origin() + " that this witness knows has signed it");
    }

    private void goesOn(long old, List<Hash> proof, Checkpoint next) throws IOException, Refusal {
        Optional<Checkpoint> last = seen.last(next.origin());
        long size = last.map(Checkpoint::size).orElse(0L);
        if (size != old) {
            throw new Refusal(new Answer(409, SIZE, size + "\n"));
        }
        Hash before = last.map(Checkpoint::root).orElse(Hash.EMPTY_TREE);
        if (size == next.size() && !before.equals(next.root())) {
            throw new Refusal(new Answer(409, SIZE, size + "\n"));
        }
        try {
            if (old > 0) {
                Proofs.consistency(old, before, next.size(), next.root(), proof);
            } else if (!proof.isEmpty()) {
                throw new Untrue(
                        "Every tree goes on from an empty one; there is nothing to prove, yet there is a proof");
            }
        } catch (Untrue e) {
            throw new Refusal(422, String.valueOf(e.getMessage()));
        }
    }
}
