package docket.engine.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a tree of tiles grow by entries. What is full is written at once, what is not at {@link #flush}: a checkpoint of
 * that size can be given out afterwards. Not thread-safe.
 */
final class TileWriter {

    private static final int MOST_BYTES = 65_535;

    private final TileFolder folder;
    private final List<Row> rows = new ArrayList<>();
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private long size;
    private byte[] lastLeaf;

    /** The hashes of a level that do not fill a tile yet. */
    private static final class Row {
        private final ByteBuffer hashes = ByteBuffer.allocate(Tile.FULL * MerkleHash.LENGTH);
        private long tiles;

        int width() {
            return hashes.position() / MerkleHash.LENGTH;
        }

        byte[] bytes() {
            byte[] bytes = new byte[hashes.position()];
            hashes.get(0, bytes);
            return bytes;
        }
    }

    /** Begins a tree. */
    TileWriter(TileFolder folder) {
        this.folder = folder;
        this.lastLeaf = MerkleHash.empty();
    }

    /**
     * Goes on from a tree that was flushed.
     *
     * @param size in entries, at least 1
     * @param unbundled the last entries, which do not fill a bundle yet
     */
    TileWriter(TileFolder folder, long size, List<byte[]> unbundled) throws IOException {
        this.folder = folder;
        this.size = size;
        this.lastLeaf = new Tree(folder, size).leaf(size - 1);
        for (int level = 0; size >> Tile.BITS * level > 0; level++) {
            Row row = row(level);
            row.tiles = size >> Tile.BITS * (level + 1);
            Tile last = Tile.of(level, row.tiles, size);
            if (last.width() > 0) {
                row.hashes.put(folder.read(last));
            }
        }
        unbundled.forEach(this::bundle);
    }

    long size() {
        return size;
    }

    /** The hash of the newest leaf. */
    byte[] lastLeaf() {
        return lastLeaf;
    }

    /** @param entry at most 65,535 bytes */
    void append(byte[] entry) throws IOException {
        if (entry.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "Expected an entry of at most " + MOST_BYTES + " bytes but found " + entry.length);
        }
        bundle(entry);
        size++;
        if (size % Tile.FULL == 0) {
            folder.write(new Tile(Tile.ENTRIES, size / Tile.FULL - 1, Tile.FULL), entries.toByteArray());
            entries.reset();
        }
        lastLeaf = MerkleHash.leaf(entry);
        append(0, lastLeaf);
    }

    private void bundle(byte[] entry) {
        entries.write(entry.length >> Byte.SIZE);
        entries.write(entry.length);
        entries.writeBytes(entry);
    }

    private void append(int level, byte[] hash) throws IOException {
        Row row = row(level);
        row.hashes.put(hash);
        if (row.width() == Tile.FULL) {
            byte[] bytes = row.bytes();
            folder.write(new Tile(level, row.tiles, Tile.FULL), bytes);
            row.tiles++;
            row.hashes.clear();
            append(level + 1, Tree.root(bytes, 0, Tile.FULL));
        }
    }

    private Row row(int level) {
        while (rows.size() <= level) {
            rows.add(new Row());
        }
        return rows.get(level);
    }

    /** Writes the tiles that are not full. */
    void flush() throws IOException {
        if (size % Tile.FULL > 0) {
            folder.write(Tile.of(Tile.ENTRIES, size / Tile.FULL, size), entries.toByteArray());
        }
        for (int level = 0; level < rows.size(); level++) {
            Row row = rows.get(level);
            if (row.width() > 0) {
                folder.write(new Tile(level, row.tiles, row.width()), row.bytes());
            }
        }
    }
}
