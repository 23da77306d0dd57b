package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Proofs;
import docket.verifier.tree.Untrue;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof that an entry is in a log (c2sp.org/tlog-proof), with the checkpoint that it leads to.
 *
 * @param index of the entry, from 0
 */
public record LogProof(long index, List<Hash> hashes, Checkpoint checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MOST_HASHES = 63;

    /** @throws Untrue if it does not have the form of a proof */
    public static LogProof parse(byte[] bytes) throws Untrue {
        String text = Lines.text(bytes, "The proof");
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new Untrue("The proof has no checkpoint: there is no empty line before one");
        }
        String[] lines = text.substring(0, split).split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            throw new Untrue("The proof begins with \"" + lines[0] + "\" and not with \"" + HEADER + "\"");
        }
        int at = lines.length > 1 && lines[1].startsWith("extra ") ? 2 : 1;
        if (at >= lines.length || !lines[at].startsWith("index ")) {
            throw new Untrue("The proof does not say which entry it is about");
        }
        if (lines.length - at - 1 > MOST_HASHES) {
            throw new Untrue("The proof has more hashes than any tree has levels");
        }
        List<Hash> hashes = new ArrayList<>();
        for (String line : List.of(lines).subList(at + 1, lines.length)) {
            hashes.add(Hash.parse(line));
        }
        return new LogProof(
                Lines.number(lines[at].substring("index ".length()), "The index in the proof"),
                List.copyOf(hashes),
                Checkpoint.parse(text.substring(split + 2).getBytes(UTF_8)));
    }

    /**
     * Proves that this entry is in the log that the checkpoint is of. Whether the checkpoint is to be trusted, the
     * {@link Policy} says.
     *
     * @throws Untrue if it is not
     */
    public void proves(byte[] entry) throws Untrue {
        Proofs.inclusion(index, checkpoint.size(), Hash.ofLeaf(entry), hashes, checkpoint.root());
    }
}
