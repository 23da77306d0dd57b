package docket.engine.proof;

/** Computes the root of a tree that grows by leaves, without keeping the tree. Not thread-safe. */
public final class MerkleRoot {

    /** At n the root of the {@code 2^n} leaves that stand there, where bit n of the size is set. */
    private final byte[][] whole = new byte[Long.SIZE][];

    private long size;

    /** Takes the next entry in. */
    public void take(byte[] entry) {
        append(MerkleHash.leaf(entry));
    }

    void append(byte[] leaf) {
        byte[] hash = leaf;
        int height = 0;
        for (; (size >> height & 1) == 1; height++) {
            hash = MerkleHash.node(whole[height], hash);
        }
        whole[height] = hash;
        size++;
    }

    /** The size of the tree, in leaves. */
    public long size() {
        return size;
    }

    /** The root over the entries that were taken in up to now, 32 bytes. */
    public byte[] value() {
        if (size == 0) {
            return MerkleHash.empty();
        }
        int height = Long.numberOfTrailingZeros(size);
        byte[] root = whole[height];
        for (height++; height < Long.SIZE - 1; height++) {
            if ((size >> height & 1) == 1) {
                root = MerkleHash.node(whole[height], root);
            }
        }
        return root;
    }
}
