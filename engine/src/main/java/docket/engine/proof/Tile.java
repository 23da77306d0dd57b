package docket.engine.proof;

import java.util.Locale;

/**
 * One of the files that hold the tree (c2sp.org/tlog-tiles): up to 256 hashes of one level, or up to 256 entries.
 *
 * @param level 0 for hashes of leaves, each next one 256 times as coarse; {@link #ENTRIES} for the entries themselves
 * @param index among the tiles of the level, from 0
 * @param width how many it holds, 1 to 256
 */
record Tile(int level, long index, int width) {

    static final int ENTRIES = -1;
    static final int FULL = 256;

    /** Bits of an index that a tile takes up. */
    static final int BITS = 8;

    private static final int GROUP = 1_000;

    /** The tile at this place, as wide as it is in a tree of this size. */
    static Tile of(int level, long index, long size) {
        long there = size >> BITS * Math.max(level, 0);
        return new Tile(level, index, (int) Math.min(FULL, there - index * FULL));
    }

    boolean isFull() {
        return width == FULL;
    }

    Tile full() {
        return new Tile(level, index, FULL);
    }

    /** Relative to the log's address, such as {@code tile/0/x001/067.p/112}. */
    String path() {
        StringBuilder number = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            number.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        String kind = level == ENTRIES ? "entries" : String.valueOf(level);
        return "tile/" + kind + "/" + number + (isFull() ? "" : ".p/" + width);
    }
}
