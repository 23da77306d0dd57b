package docket.verifier.sum;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A node of a sum tree (docs/sum-tree.md): a hash, and the sum of each figure over all leaves below it. A figure is a
 * number of 0 to 2^63 − 1, also as a sum: there is no node with less or more. Immutable.
 */
public final class SumNode {

    /** How many figures a node carries; the first is the number of leaves. */
    public static final int FIGURES = 10;

    private static final byte LEAF = 0;
    private static final byte INNER = 1;
    private static final byte NOTHING = 2;
    private static final int BLINDING = 32;

    /** What stands where there is no leaf. */
    public static final SumNode EMPTY = new SumNode(Hash.of(new byte[] {NOTHING}), new long[FIGURES]);

    private final Hash hash;
    private final long[] sums;

    private SumNode(Hash hash, long[] sums) {
        this.hash = hash;
        this.sums = sums;
    }

    /**
     * A node as somebody names it.
     *
     * @throws Untrue if there are not {@link #FIGURES} of them, or one is below 0
     */
    public static SumNode of(Hash hash, long... sums) throws Untrue {
        if (sums.length != FIGURES) {
            throw new Untrue("A node has " + FIGURES + " figures, this one has " + sums.length);
        }
        for (long sum : sums) {
            if (sum < 0) {
                throw new Untrue("A figure is below 0: " + sum);
            }
        }
        return new SumNode(hash, sums.clone());
    }

    /**
     * The leaf of a line.
     *
     * @param blinding 32 bytes that nobody can guess
     * @param text what the line is, in the order of the format
     * @throws Untrue if the blinding has another length, or the figures are none; one leaf counts as one
     */
    public static SumNode leaf(byte[] blinding, List<String> text, long... figures) throws Untrue {
        if (blinding.length != BLINDING) {
            throw new Untrue("A blinding has " + BLINDING + " bytes, this one has " + blinding.length);
        }
        SumNode unnamed = of(EMPTY.hash, figures);
        if (figures[0] != 1) {
            throw new Untrue("A leaf is one line, and this one counts as " + figures[0]);
        }
        byte[][] parts = new byte[3 + 2 * text.size()][];
        parts[0] = new byte[] {LEAF};
        parts[1] = blinding;
        int part = 2;
        for (String one : text) {
            byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
            parts[part++] =
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
            parts[part++] = bytes;
        }
        parts[part] = unnamed.bytes();
        return new SumNode(Hash.of(parts), unnamed.sums);
    }

    /**
     * The node above two. Its hash covers the figures of each of them, not only their sum: otherwise a publisher could
     * show each child another share of the same sum.
     *
     * @throws Untrue if a sum is larger than 2^63 − 1
     */
    public static SumNode above(SumNode left, SumNode right) throws Untrue {
        long[] sums = new long[FIGURES];
        for (int i = 0; i < FIGURES; i++) {
            sums[i] = left.sums[i] + right.sums[i];
            if (sums[i] < 0) {
                throw new Untrue("A sum is larger than a figure can be: " + left.sums[i] + " + " + right.sums[i]);
            }
        }
        return new SumNode(
                Hash.of(new byte[] {INNER}, left.hash.bytes(), left.bytes(), right.hash.bytes(), right.bytes()), sums);
    }

    public Hash hash() {
        return hash;
    }

    /** The sums, in the order of the format. */
    public long[] sums() {
        return sums.clone();
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIGURES * Long.BYTES);
        for (long sum : sums) {
            bytes.putLong(sum);
        }
        return bytes.array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SumNode node && hash.equals(node.hash) && Arrays.equals(sums, node.sums);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return hash + " " + Arrays.toString(sums);
    }
}
