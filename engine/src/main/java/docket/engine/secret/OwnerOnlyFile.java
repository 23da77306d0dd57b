package docket.engine.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Makes, replaces and checks files with a secret in them, which only their owner may read. */
public final class OwnerOnlyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");

    /** @throws IllegalStateException if others may read it */
    public static void check(Path file) throws IOException {
        if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("Others may read " + file + ": run chmod 600 on it");
        }
    }

    /** Makes the file, whole and on the disk, unless another program was first; and its folder, for its owner only. */
    public static void create(Path file, String content) {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished.toAbsolutePath().getParent(), only(OWNER_ENTERS));
            write(unfinished, content);
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // Another program was first: its content holds.
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    /**
     * Puts another file into its place, whole and on the disk: whatever ends this program, there is the one or the
     * other.
     */
    public static void replace(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteQuietly(unfinished);
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }

    private static void write(Path unfinished, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), only(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] only(Set<PosixFilePermission> permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A copy of a secret remains at " + file + ": delete it", e);
        }
    }

    private OwnerOnlyFile() {}
}
