package docket.engine.proof;

import docket.engine.proof.note.NoteKey;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.refusal.Refused;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the log has given out, read from its folder: checkpoint, tiles, proofs. Thread-safe; it never writes. */
public final class PublishedLog {

    /** The level of the tiles that hold the entries themselves. */
    public static final int ENTRIES = Tile.ENTRIES;

    private static final String PROOF = "c2sp.org/tlog-proof@v1";

    private final Path folder;
    private final TileFolder tiles;

    public PublishedLog(Path folder) {
        this.folder = folder;
        this.tiles = new TileFolder(folder);
    }

    /** The log as far as one checkpoint goes. */
    public final class Signed {

        private final SignedHead head;
        private final Tree tree;

        private Signed(SignedHead head) {
            this.head = head;
            this.tree = new Tree(tiles, head.size());
        }

        /** The size of the tree that was signed, in entries. */
        public long size() {
            return head.size();
        }

        /** Whether the verifier key {@code name+id+Base64} is the one that signed. */
        public boolean names(String verifierKey) {
            return NoteKey.parse(verifierKey, NoteKey.LOG).isUnder(head.note());
        }

        /** The root that was signed. */
        public byte[] root() {
            return head.root().clone();
        }

        /** The root that the tiles lead to. */
        public byte[] rootOfTiles() throws IOException {
            return tree.root();
        }

        /**
         * A tile of hashes, as wide as it is in this tree.
         *
         * @throws NoSuchFileException if it is missing, or not whole
         */
        public byte[] hashes(int level, long index) throws IOException {
            return tiles.read(Tile.of(level, index, head.size()));
        }

        /**
         * A tile of entries, as wide as it is in this tree: each with its length in two bytes before it.
         *
         * @throws NoSuchFileException if it is missing
         */
        public byte[] entries(long index) throws IOException {
            Tile tile = Tile.of(Tile.ENTRIES, index, head.size());
            try {
                return tiles.read(tile);
            } catch (NoSuchFileException narrow) {
                return tiles.read(tile.full());
            }
        }

        /**
         * The widths at which a tile is still there as it was in smaller trees, and does not begin as it does in this
         * one. A tile that is not in this tree, or not there, has none.
         */
        public List<Integer> differingNarrower(int level, long index) throws IOException {
            Tile tile = Tile.of(level, index, head.size());
            return tile.width() == 0 ? List.of() : tiles.differingNarrower(tile);
        }

        /** Whether the entry, at this place below {@link #size}, leads to the root that was signed. */
        public boolean includes(long index, byte[] entry) throws IOException {
            return head.hasRoot(tree.rootWith(index, MerkleHash.leaf(entry)));
        }

        /** The note, with its signatures. */
        public String checkpoint() {
            return head.note();
        }

        /**
         * Proves that an entry is in the log, by the hashes from the leaf's sibling up. Not thread-safe.
         *
         * @throws Refused LOG_NOT_WHOLE where a tile is missing, as in a restored folder whose order lacks what was
         *     signed
         */
        public List<byte[]> inclusion(long index) throws IOException {
            try {
                return tree.inclusion(index);
            } catch (NoSuchFileException missing) {
                throw new Refused(LogRefusal.LOG_NOT_WHOLE, folder.relativize(Path.of(missing.getFile())));
            }
        }

        /** Proves that an entry is in the log, by a file of c2sp.org/tlog-proof that leads to this checkpoint. */
        public String proof(long index) throws IOException {
            StringBuilder proof =
                    new StringBuilder(PROOF).append("\nindex ").append(index).append('\n');
            for (byte[] hash : inclusion(index)) {
                proof.append(Base64.getEncoder().encodeToString(hash)).append('\n');
            }
            return proof.append('\n').append(head.note()).toString();
        }
    }

    /** @throws Refused LOG_ELSEWHERE where this node has no checkpoint */
    public Signed newest() throws IOException {
        return SignedHead.newest(folder)
                .map(Signed::new)
                .orElseThrow(() -> new Refused(LogRefusal.LOG_ELSEWHERE, folder));
    }

    /**
     * A tile that the newest checkpoint covers.
     *
     * @param path as in c2sp.org/tlog-tiles, from {@code tile/} on
     */
    public Optional<byte[]> tile(String path) throws IOException {
        Optional<Tile> tile = Tile.at(path);
        if (tile.isEmpty() || !tile.get().isIn(newest().size())) {
            return Optional.empty();
        }
        try {
            return Optional.of(tiles.read(tile.get()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
