package docket.engine.proof;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A folder with tiles, laid out as they are served. A tile is on the disk when {@link #write} returns, whole or not at
 * all. What no checkpoint covers may be written anew; nobody was told of it.
 */
final class TileFolder {

    private static final String UNFINISHED = "unfinished";

    private final Path folder;

    TileFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a tile, or finds it written. Narrower ones at the place of a full one have had their time. */
    void write(Tile tile, byte[] bytes) throws IOException {
        Path file = folder.resolve(tile.path());
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            replace(tile.path(), bytes);
        }
        if (tile.isFull()) {
            Path narrower = file.resolveSibling(file.getFileName() + ".p");
            if (Files.isDirectory(narrower)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(narrower)) {
                    for (Path one : files) {
                        Files.delete(one);
                    }
                }
                Files.delete(narrower);
            }
        }
    }

    /** A file that belongs to the tiles. */
    void replace(String name, byte[] bytes) throws IOException {
        DurableFile.replace(folder.resolve(name), bytes, folder.resolve(UNFINISHED));
    }

    /**
     * The bytes of a tile. A narrow one of hashes is also found at the beginning of the full one that came after it.
     *
     * @throws NoSuchFileException if neither is there, or what is there is not whole
     */
    byte[] read(Tile tile) throws IOException {
        Path file = folder.resolve(tile.path());
        if (tile.level() == Tile.ENTRIES) {
            return Files.readAllBytes(file);
        }
        if (tile.isFull() || Files.exists(file)) {
            return hashes(file, tile.width());
        }
        byte[] full = hashes(folder.resolve(tile.full().path()), Tile.FULL);
        return Arrays.copyOf(full, tile.width() * MerkleHash.LENGTH);
    }

    private static byte[] hashes(Path file, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != count * MerkleHash.LENGTH) {
            throw new NoSuchFileException(file.toString(), null, "not whole");
        }
        return bytes;
    }
}
