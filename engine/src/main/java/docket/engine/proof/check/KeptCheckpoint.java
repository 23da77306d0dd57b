package docket.engine.proof.check;

import docket.engine.proof.MerkleRoot;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint that somebody else kept, held against the stored order: what was signed then must be how the order still
 * begins. It finds also who had the log's key and signed another history. Not thread-safe.
 */
public final class KeptCheckpoint {

    private static final int LINES = 5;

    private final String note;
    private final long size;
    private final byte[] root;
    private final MerkleRoot order = new MerkleRoot();

    private KeptCheckpoint(String note, long size, byte[] root) {
        this.note = note;
        this.size = size;
        this.root = root;
    }

    /** Reads a checkpoint; empty where the text is none. */
    public static Optional<KeptCheckpoint> read(String note) {
        String[] lines = note.split("\n");
        if (lines.length < LINES || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeptCheckpoint(
                    note, Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2])));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Takes the next entry; all are to be taken, in their order. */
    public void take(byte[] entry) {
        if (order.size() < size) {
            order.take(entry);
        }
    }

    /**
     * What differs, in words; to be called after the last entry.
     *
     * @param keys verifier keys that have signed the log
     */
    public List<String> findings(List<String> keys) {
        if (keys.stream().noneMatch(key -> NoteSignature.isOn(note, key))) {
            return List.of("the checkpoint that was kept is signed by none of the keys on record");
        }
        if (order.size() < size) {
            return List.of("the order has " + order.size() + " entries, and the checkpoint that was kept has " + size);
        }
        return Arrays.equals(order.value(), root)
                ? List.of()
                : List.of("the first " + size + " entries are not those of the checkpoint that was kept");
    }
}
