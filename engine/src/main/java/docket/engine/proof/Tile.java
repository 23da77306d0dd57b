package docket.engine.proof;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** How many bits of an index count the places within one tile. */
    static final int BITS = 8;

    private static final int GROUP = 1_000;

    /** Seven levels hold all that a long counts. */
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** The tile at this place, as wide as it is in a tree of this size. */
    static Tile of(int level, long index, long size) {
        return new Tile(level, index, (int) Math.min(FULL, there(level, size) - index * FULL));
    }

    /** The tile that is served at this path; empty where the path is no tile's, or not written as it must be. */
    static Optional<Tile> at(String path) {
        Matcher matched = PATH.matcher(path);
        if (!matched.matches()) {
            return Optional.empty();
        }
        Tile tile = new Tile(
                matched.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matched.group(1)),
                Long.parseLong(matched.group(2).replaceAll("[x/]", "")),
                matched.group(3) == null ? FULL : Integer.parseInt(matched.group(3)));
        return Optional.of(tile)
                .filter(parsed -> parsed.width() <= FULL && parsed.path().equals(path));
    }

    private static long there(int level, long size) {
        return size >> BITS * Math.max(level, 0);
    }

    /** Whether a tree of this size, in entries, has the whole tile. */
    boolean isIn(long size) {
        return index * FULL + width <= there(level, size);
    }

    boolean isFull() {
        return width == FULL;
    }

    Tile full() {
        return new Tile(level, index, FULL);
    }

    /** The path relative to the log's address, such as {@code tile/0/x001/067.p/112}. */
    String path() {
        StringBuilder number = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            number.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        String kind = level == ENTRIES ? "entries" : String.valueOf(level);
        return "tile/" + kind + "/" + number + (isFull() ? "" : ".p/" + width);
    }
}
