package docket.engine.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that one that is there is on the disk, and whole. */
final class DurableFile {

    /**
     * Puts the bytes in the place of the file that was there; readers see the one or the other, whole.
     *
     * @param unfinished the file into which they are written first, on the same disk; what a killed program left there
     *     is written over
     */
    static void replace(Path file, byte[] bytes, Path unfinished) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer unwritten = ByteBuffer.wrap(bytes);
            while (unwritten.hasRemaining()) {
                channel.write(unwritten);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent())) {
            folder.force(true);
        }
    }

    private DurableFile() {}
}
