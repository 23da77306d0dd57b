package docket.engine.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of the first {@code size} entries, read from tiles: its root, and proofs of RFC 6962, section 2.1. Each is
 * made of a few tiles, however large the tree is. Not thread-safe.
 */
final class Tree {

    private static final int CACHED = 64;

    private final TileFolder folder;
    private final long size;

    /** Proofs of entries that stand near each other need the same tiles. */
    private final Map<Tile, byte[]> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > CACHED;
        }
    };

    /** @param size one that was flushed */
    Tree(TileFolder folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    byte[] root() throws IOException {
        return size == 0 ? MerkleHash.empty() : hash(0, size);
    }

    byte[] leaf(long index) throws IOException {
        return whole(index, 0);
    }

    /**
     * Proves that an entry is in this tree.
     *
     * @return hashes, from the leaf's sibling up
     */
    List<byte[]> inclusion(long index) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Expected an index below " + size + " but found " + index);
        }
        List<byte[]> proof = new ArrayList<>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    /** The root that an entry at this place leads to, beside what the tiles have. */
    byte[] rootWith(long index, byte[] leaf) throws IOException {
        return rootWith(index, leaf, 0, size);
    }

    private byte[] rootWith(long index, byte[] leaf, long from, long to) throws IOException {
        if (to - from == 1) {
            return leaf;
        }
        long split = split(from, to);
        return index < split
                ? MerkleHash.node(rootWith(index, leaf, from, split), hash(split, to))
                : MerkleHash.node(hash(from, split), rootWith(index, leaf, split, to));
    }

    private void inclusion(long index, long from, long to, List<byte[]> proof) throws IOException {
        if (to - from > 1) {
            long split = split(from, to);
            if (index < split) {
                inclusion(index, from, split, proof);
                proof.add(hash(split, to));
            } else {
                inclusion(index, split, to, proof);
                proof.add(hash(from, split));
            }
        }
    }

    /** Proves that this tree goes on where a tree of {@code before} entries ended. */
    List<byte[]> consistency(long before) throws IOException {
        if (before < 0 || before > size) {
            throw new IllegalArgumentException("Expected a size up to " + size + " but found " + before);
        }
        List<byte[]> proof = new ArrayList<>();
        if (before > 0) {
            consistency(before, 0, size, true, proof);
        }
        return proof;
    }

    private void consistency(long before, long from, long to, boolean known, List<byte[]> proof) throws IOException {
        if (before == to) {
            if (!known) {
                proof.add(hash(from, to));
            }
            return;
        }
        long split = split(from, to);
        if (before <= split) {
            consistency(before, from, split, known, proof);
            proof.add(hash(split, to));
        } else {
            consistency(before, split, to, false, proof);
            proof.add(hash(from, split));
        }
    }

    /** Where a tree over these leaves is split: behind the largest power of two that is smaller than their number. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }

    private byte[] hash(long from, long to) throws IOException {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return whole(from, Long.numberOfTrailingZeros(leaves));
        }
        long split = split(from, to);
        return MerkleHash.node(hash(from, split), hash(split, to));
    }

    /** The hash over {@code 2^height} leaves, which lies in one tile, as one hash or several. */
    private byte[] whole(long from, int height) throws IOException {
        int level = height / Tile.BITS;
        long first = from >> Tile.BITS * level;
        Tile tile = Tile.of(level, first / Tile.FULL, size);
        return root(read(tile), (int) (first % Tile.FULL), 1 << height % Tile.BITS);
    }

    private byte[] read(Tile tile) throws IOException {
        byte[] cached = cache.get(tile);
        if (cached == null) {
            cached = folder.read(tile);
            cache.put(tile, cached);
        }
        return cached;
    }

    /** The root over {@code count} hashes that lie side by side; {@code count} is a power of two. */
    static byte[] root(byte[] hashes, int first, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(hashes, first * MerkleHash.LENGTH, (first + 1) * MerkleHash.LENGTH);
        }
        int half = count / 2;
        return MerkleHash.node(root(hashes, first, half), root(hashes, first + half, half));
    }
}
