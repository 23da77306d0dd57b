package docket.engine.proof;

import docket.engine.proof.refusal.LogRefusal;
import docket.engine.proof.witness.Cosigners;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the one order as a transparency log into a folder: tiles, and the newest signed checkpoint (C2SP tlog-tiles
 * and tlog-checkpoint), as static files. A checkpoint is given out only when the tiles under it are on the disk, and
 * never one that does not go on from the one before. Killed at any moment, it goes on from the checkpoint that is
 * there; tiles that do not lead to it are made again from the order.
 *
 * <p>Not thread-safe, and the only one that writes into the folder.
 */
final class TransparencyLog {

    private static final int PAGE = 1_000;

    private final Path folder;
    private final TileFolder tiles;
    private final Entries entries;
    private final Cosigners cosigners;
    private @Nullable TileWriter writer;
    private @Nullable SignedHead written;

    /** The entries of the order, as the log reads them. */
    interface Entries {

        /**
         * Reads the entries from a place on, without a gap.
         *
         * @param from log index of the first
         * @param limit how many at most
         */
        List<byte[]> read(long from, int limit);
    }

    TransparencyLog(Path folder, Entries entries, Cosigners cosigners) {
        this.cosigners = cosigners;
        this.folder = folder;
        this.tiles = new TileFolder(folder);
        this.entries = entries;
    }

    /** Signs that the log is empty: from then on the folder knows what was signed. */
    static void begin(Path folder, LogKey key) throws IOException {
        SignedHead.of(0, MerkleHash.empty(), key).write(new TileFolder(folder));
    }

    /**
     * Looks whether the stored order goes on from what was signed, and signs nothing.
     *
     * @throws Refused as {@link #publish} does
     */
    void open(LogKey key) throws IOException {
        SignedHead head = newest(key);
        writer = resume(head);
        written = head;
    }

    /**
     * Takes what is new into the tree and signs a checkpoint of it.
     *
     * @return the size of the newest checkpoint
     * @throws Refused LOG_FORK if the stored order is not the one that was signed; LOG_MEMORY_LOST if it is not known
     *     what was signed
     */
    long publish(LogKey key) throws IOException {
        SignedHead before = newest(key);
        TileWriter tree = writer != null && before.equals(written) ? writer : resume(before);
        writer = null;
        grow(tree, before);
        SignedHead head = before;
        if (tree.size() > before.size()) {
            tree.flush();
            head = SignedHead.of(tree.size(), new Tree(tiles, tree.size()).root(), key);
        }
        head = cosigned(head);
        if (!head.equals(before)) {
            head.write(tiles);
        }
        written = head;
        writer = tree;
        return tree.size();
    }

    /** Whether some witness is still to be asked about the newest checkpoint, though no entry is new. */
    boolean wantsCosigning() {
        SignedHead newest = written;
        return newest != null && newest.size() > 0 && cosigners.areWanted(newest.note());
    }

    private SignedHead cosigned(SignedHead head) throws IOException {
        if (head.size() == 0 || !cosigners.areWanted(head.note())) {
            return head;
        }
        Tree tree = new Tree(tiles, head.size());
        return head.with(cosigners.cosign(head.size(), head.note(), tree::consistency));
    }

    private SignedHead newest(LogKey key) throws IOException {
        return SignedHead.newest(folder)
                .filter(head -> head.origin().equals(key.name()))
                .orElseThrow(() -> new Refused(LogRefusal.LOG_MEMORY_LOST, folder));
    }

    /**
     * Reads the newest signed entry again each time: the database may have been exchanged for another one meanwhile.
     */
    private void grow(TileWriter tree, SignedHead before) throws IOException {
        long from = Math.max(before.size() - 1, 0);
        List<byte[]> page = entries.read(from, PAGE);
        if (before.size() > 0) {
            if (page.isEmpty()) {
                throw olderThan(before);
            }
            if (!Arrays.equals(MerkleHash.leaf(page.get(0)), tree.lastLeaf())) {
                throw otherThan(before);
            }
        }
        while (!page.isEmpty()) {
            for (byte[] entry : page.subList((int) (tree.size() - from), page.size())) {
                tree.append(entry);
            }
            from = tree.size();
            page = page.size() < PAGE ? List.of() : entries.read(from, PAGE);
        }
    }

    private TileWriter resume(SignedHead head) throws IOException {
        if (head.size() == 0) {
            return new TileWriter(tiles);
        }
        if (!tilesLeadTo(head)) {
            orderLeadsTo(head);
            writeAgain(head.size());
        }
        int last = (int) (head.size() % Tile.FULL);
        List<byte[]> bundle = entries.read(head.size() - last, last);
        if (bundle.size() < last) {
            throw olderThan(head);
        }
        Tree tree = new Tree(tiles, head.size());
        for (int i = 0; i < last; i++) {
            if (!Arrays.equals(MerkleHash.leaf(bundle.get(i)), tree.leaf(head.size() - last + i))) {
                throw otherThan(head);
            }
        }
        return new TileWriter(tiles, head.size(), bundle);
    }

    private boolean tilesLeadTo(SignedHead head) throws IOException {
        try {
            return head.hasRoot(new Tree(tiles, head.size()).root());
        } catch (NoSuchFileException notWhole) {
            return false;
        }
    }

    private void orderLeadsTo(SignedHead head) {
        MerkleRoot root = new MerkleRoot();
        while (root.size() < head.size()) {
            List<byte[]> page = entries.read(root.size(), (int) Math.min(PAGE, head.size() - root.size()));
            if (page.isEmpty()) {
                throw olderThan(head);
            }
            page.forEach(entry -> root.append(MerkleHash.leaf(entry)));
        }
        if (!head.hasRoot(root.value())) {
            throw otherThan(head);
        }
    }

    private void writeAgain(long size) throws IOException {
        TileWriter again = new TileWriter(tiles);
        while (again.size() < size) {
            for (byte[] entry : entries.read(again.size(), (int) Math.min(PAGE, size - again.size()))) {
                again.append(entry);
            }
        }
        again.flush();
    }

    private Refused olderThan(SignedHead head) {
        return new Refused(LogRefusal.LOG_FORK, "older", head.size(), folder);
    }

    private Refused otherThan(SignedHead head) {
        return new Refused(LogRefusal.LOG_FORK, "other", head.size(), folder);
    }
}
