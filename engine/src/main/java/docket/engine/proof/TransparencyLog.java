package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one order as a transparency log in a folder: tiles, and the newest signed checkpoint (C2SP tlog-tiles and
 * tlog-checkpoint), as static files. A checkpoint is given out only when the tiles under it are on the disk, and never one
 * that does not go on from the one before.
 *
 * <p>Not thread-safe, and the only one that writes into the folder.
 */
public final class TransparencyLog {

    private static final int PAGE = 1_000;
    private static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final TileFolder tiles;
    private final LogKey key;
    private final Entries entries;
    private @Nullable TileWriter writer;

    /** Where the entries come from. */
    public interface Entries {

        /**
         * The entries of the order from a place on.
         *
         * @param from log index of the first
         * @param limit how many at most
         */
        List<byte[]> read(long from, int limit);
    }

    /** What was signed and what is stored are not the same history; nothing is signed until a person has looked. */
    public static final class Fork extends RuntimeException {

        private static final long serialVersionUID = 1;

        Fork(String message) {
            super(message);
        }
    }

    public TransparencyLog(Path folder, LogKey key, Entries entries) {
        this.folder = folder;
        this.tiles = new TileFolder(folder);
        this.key = key;
        this.entries = entries;
    }

    /**
     * Takes what is new into the tree and signs a checkpoint of it.
     *
     * @return the size of the newest checkpoint
     * @throws Fork if the stored order is not the one that was signed
     */
    public long publish() throws IOException {
        TileWriter tree = writer == null ? resume() : writer;
        writer = null;
        long before = tree.size();
        List<byte[]> page;
        do {
            page = entries.read(tree.size(), PAGE);
            for (byte[] entry : page) {
                tree.append(entry);
            }
        } while (page.size() == PAGE);
        if (tree.size() > before) {
            tree.flush();
            byte[] root = new Tree(tiles, tree.size()).root();
            String text =
                    key.name() + "\n" + tree.size() + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
            DurableFile.replace(folder.resolve(CHECKPOINT), key.sign(text).getBytes(UTF_8));
        }
        writer = tree;
        return tree.size();
    }

    /** Where the newest checkpoint ends, if what is stored still leads there. */
    private TileWriter resume() throws IOException {
        Path checkpoint = folder.resolve(CHECKPOINT);
        long size = Files.exists(checkpoint) ? size(checkpoint) : 0;
        if (size > 0) {
            List<byte[]> last = entries.read(size - 1, 1);
            if (last.isEmpty()) {
                throw new Fork(
                        "A checkpoint of " + size + " entries was signed, and the database has fewer: it comes from"
                                + " an older backup. Restore a newer one. If there is none, what was signed and is lost has to"
                                + " be explained to whoever holds a checkpoint: begin a new log under another name");
            }
            if (!Arrays.equals(leaf(size - 1, size), MerkleHash.leaf(last.get(0)))) {
                throw new Fork("Entry " + (size - 1)
                        + " was signed as another one than the database has: this is not the" + " database that "
                        + folder + " belongs to, or it was altered. Put the right one back");
            }
        }
        return new TileWriter(tiles, size);
    }

    private byte[] leaf(long index, long size) throws IOException {
        return Tree.root(tiles.read(Tile.of(0, index / Tile.FULL, size)), (int) (index % Tile.FULL), 1);
    }

    private static long size(Path checkpoint) throws IOException {
        return Long.parseLong(Files.readAllLines(checkpoint).get(1));
    }

    /**
     * That an entry is in the log: a file of c2sp.org/tlog-proof under the newest checkpoint.
     *
     * @throws IllegalArgumentException if the newest checkpoint does not reach that far
     */
    public String proof(long index) throws IOException {
        String checkpoint = Files.readString(folder.resolve(CHECKPOINT));
        StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(index)
                .append('\n');
        for (byte[] hash : new Tree(tiles, Long.parseLong(checkpoint.split("\n", 3)[1])).inclusion(index)) {
            proof.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return proof.append('\n').append(checkpoint).toString();
    }
}
