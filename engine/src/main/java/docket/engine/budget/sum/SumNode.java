package docket.engine.budget.sum;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A node of a sum tree: a hash of 32 bytes, and what all lines below come to. The hash must not be written to. */
public record SumNode(byte[] hash, Figures figures) {

    /** What stands where there is no line. */
    static final SumNode EMPTY = new SumNode(sha256(new byte[] {2}), Figures.NONE);

    /** The node of a line; {@code text} is what the line is, as the format writes it. */
    static SumNode leaf(byte[] blinding, byte[] text, Figures figures) {
        return new SumNode(sha256(new byte[] {0}, blinding, text, figures.bytes()), figures);
    }

    /** The hash covers the figures of both, so that none of them can be shown with another share of the sum. */
    static SumNode above(SumNode left, SumNode right) {
        return new SumNode(
                sha256(new byte[] {1}, left.hash, left.figures.bytes(), right.hash, right.figures.bytes()),
                left.figures.plus(right.figures));
    }

    /** The hash as Base64. */
    public String text() {
        return Base64.getEncoder().encodeToString(hash);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A text behind its length in four bytes. */
    static void write(ByteBuffer to, byte[] text) {
        to.putInt(text.length).put(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SumNode node && MessageDigest.isEqual(hash, node.hash) && figures.equals(node.figures);
    }

    @Override
    public int hashCode() {
        return figures.hashCode();
    }

    @Override
    public String toString() {
        return text() + " " + figures;
    }
}
