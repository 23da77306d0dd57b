package docket.engine.proof.witness;

import docket.engine.proof.note.NoteKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The public key of a witness (c2sp.org/tlog-cosignature, Ed25519): whether a line under a checkpoint is by it. */
final class WitnessKey {

    private final NoteKey key;

    private WitnessKey(NoteKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException if it is no key of a witness */
    static WitnessKey parse(String verifierKey) {
        return new WitnessKey(NoteKey.parse(verifierKey, NoteKey.WITNESS));
    }

    /** Whether one of the lines under the note carries its name and id. */
    boolean isUnder(String note) {
        return key.isUnder(note);
    }

    /** Whether the line is its cosignature of the note's text. */
    boolean signed(String line, String note) {
        byte[] bytes = key.signatureIn(line).orElse(new byte[0]);
        if (bytes.length <= Long.BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        return seconds >= 0
                && key.verifies(
                        "cosignature/v1\ntime " + seconds + "\n" + text,
                        Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }
}
