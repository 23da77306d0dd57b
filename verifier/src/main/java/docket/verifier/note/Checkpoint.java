package docket.verifier.note;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.util.Arrays;
import java.util.List;

/**
 * What a log says of itself: how long it is, and the root of its tree (c2sp.org/tlog-checkpoint).
 *
 * @param origin which log
 * @param size in leaves
 * @param extensions further lines; nothing is made of them
 * @param note as it was signed
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions, SignedNote note) {

    private static final int FEWEST_LINES = 3;

    /** @throws Untrue if it does not have the form of a checkpoint */
    public static Checkpoint parse(byte[] note) throws Untrue {
        return of(SignedNote.parse(note));
    }

    static Checkpoint of(SignedNote note) throws Untrue {
        String[] lines = note.text().split("\n");
        if (lines.length < FEWEST_LINES || Arrays.stream(lines).anyMatch(String::isEmpty)) {
            throw new Untrue("The checkpoint does not have the lines origin, size and root");
        }
        return new Checkpoint(
                lines[0],
                Lines.number(lines[1], "The size in the checkpoint"),
                Hash.parse(lines[2]),
                List.of(lines).subList(FEWEST_LINES, lines.length),
                note);
    }
}
