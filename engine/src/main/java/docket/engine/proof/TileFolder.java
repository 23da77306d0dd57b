package docket.engine.proof;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
                    for (Path former : files) {
                        Files.delete(former);
                    }
                }
                Files.delete(narrower);
            }
        }
    }

    /** Writes a file that lies beside the tiles, such as the checkpoint. */
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
        try {
            return hashes(file, tile.width());
        } catch (NoSuchFileException gone) {
            if (tile.isFull()) {
                throw gone;
            }
        }
        byte[] full = hashes(folder.resolve(tile.full().path()), Tile.FULL);
        return Arrays.copyOf(full, tile.width() * MerkleHash.LENGTH);
    }

    /** The widths of the files beside a tile that do not hold how it begins. */
    List<Integer> differingNarrower(Tile tile) throws IOException {
        Path file = folder.resolve(tile.path());
        List<Integer> differing = new ArrayList<>();
        if (tile.isFull() || !Files.exists(file)) {
            return differing;
        }
        byte[] today = Files.readAllBytes(file);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.resolveSibling("."), "[1-9]*")) {
            for (Path former : files) {
                int width = Integer.parseInt(former.getFileName().toString());
                if (width < tile.width()) {
                    byte[] served = Files.readAllBytes(former);
                    int length = tile.level() == Tile.ENTRIES ? length(today, width) : width * MerkleHash.LENGTH;
                    boolean begins = served.length == length
                            && length <= today.length
                            && Arrays.equals(served, 0, length, today, 0, length);
                    if (!begins) {
                        differing.add(width);
                    }
                }
            }
        }
        return differing;
    }

    /**
     * How many bytes the first entries take, each with its length in two bytes before it; at most all that there are.
     */
    private static int length(byte[] bundle, int entries) {
        int end = 0;
        for (int i = 0; i < entries && end + 1 < bundle.length; i++) {
            end += Short.BYTES + (Byte.toUnsignedInt(bundle[end]) << Byte.SIZE) + Byte.toUnsignedInt(bundle[end + 1]);
        }
        return Math.min(end, bundle.length);
    }

    private static byte[] hashes(Path file, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != count * MerkleHash.LENGTH) {
            throw new NoSuchFileException(file.toString(), null, "not whole");
        }
        return bytes;
    }
}
