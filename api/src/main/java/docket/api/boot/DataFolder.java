package docket.api.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Docket's own folder, for one running Docket at a time: the lock is the operating system's, so it is gone with the
 * process, however that ends.
 */
final class DataFolder implements AutoCloseable {

    private static final int PID_SHOWN = 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder (0700) when it is not there, and takes it.
     *
     * @throws StartRefused when another Docket has it
     */
    static DataFolder take(Path path) {
        try {
            seclude(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = firstBytes(channel);
                channel.close();
                throw new StartRefused(
                        "Docket is already running on " + path + " (process " + holder + ").",
                        "Use the one that runs, stop it first, or set DOCKET_DATA to another folder.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path.toRealPath(), channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder " + path + " cannot be used: " + e,
                    "Set DOCKET_DATA to a folder that this user may write.",
                    e);
        }
    }

    /** Makes the folder when it is not there, and lets nobody else into it, nor into the keys in it. */
    static void seclude(Path path) throws IOException {
        Files.createDirectories(path);
        Path keys = path.resolve("keys");
        for (Path folder : Files.isDirectory(keys) ? List.of(path, keys) : List.of(path)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // a Docket in this very process has it
        }
    }

    private static String firstBytes(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PID_SHOWN);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
