package docket.engine.proof;

/** The root of a tree that grows by leaves, without the tree. */
final class MerkleRoot {

    /** At n the root of the {@code 2^n} leaves that stand there, where bit n of the size is set. */
    private final byte[][] whole = new byte[Long.SIZE][];

    private long size;

    void append(byte[] leaf) {
        byte[] hash = leaf;
        int height = 0;
        for (; (size >> height & 1) == 1; height++) {
            hash = MerkleHash.node(whole[height], hash);
        }
        whole[height] = hash;
        size++;
    }

    long size() {
        return size;
    }

    byte[] value() {
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
