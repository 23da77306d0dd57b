package docket.engine.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A folder with tiles, laid out as they are served. A tile is written once: it is on the disk when {@link #write}
 * returns, whole or not at all, and no other bytes ever take its place.
 */
final class TileFolder {

    private final Path folder;

    TileFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a tile, or finds it written.
     *
     * @throws IOException if there is another one in its place, or it cannot be written
     */
    void write(Tile tile, byte[] bytes) throws IOException {
        Path file = folder.resolve(tile.path());
        if (Files.exists(file)) {
            if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw new IOException(file + " holds something else than the log; it is never written again");
            }
            return;
        }
        DurableFile.replace(file, bytes);
    }

    /**
     * The bytes of a tile. A narrow one is also found at the beginning of the full one that came after it, where it is
     * one of hashes.
     *
     * @throws NoSuchFileException if neither is there
     */
    byte[] read(Tile tile) throws IOException {
        Path file = folder.resolve(tile.path());
        if (tile.isFull() || Files.exists(file)) {
            return Files.readAllBytes(file);
        }
        return Arrays.copyOf(Files.readAllBytes(folder.resolve(tile.full().path())), tile.width() * MerkleHash.LENGTH);
    }
}
