package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.Checkpoint;
import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps the newest checkpoint that was cosigned of each log, in a file each that is on the disk when {@link #put}
 * returns.
 */
final class Seen {

    private final Path folder;

    Seen(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** @throws IOException if it cannot be read; a witness that has forgotten must not sign */
    Optional<Checkpoint> last(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.parse(Files.readAllBytes(file)));
        } catch (Untrue e) {
            throw new IOException(file + " holds no checkpoint: put it back from a backup", e);
        }
    }

    void put(Checkpoint checkpoint) throws IOException {
        Path file = file(checkpoint.origin());
        Path unfinished = folder.resolve("unfinished");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer unwritten = ByteBuffer.wrap(checkpoint.note().whole().getBytes(UTF_8));
            while (unwritten.hasRemaining()) {
                channel.write(unwritten);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    private Path file(String origin) {
        return folder.resolve(
                HexFormat.of().formatHex(Hash.of(origin.getBytes(UTF_8)).bytes()));
    }
}
