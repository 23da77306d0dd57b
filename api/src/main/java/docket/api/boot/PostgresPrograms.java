package docket.api.boot;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once for each user from the archive that travels in the jar. */
final class PostgresPrograms {

    /** The version of the archive; a new one is unpacked beside the old. */
    static final String VERSION = "18.6.0";

    private static final int EXECUTABLE = 0100;

    private PostgresPrograms() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path cache) throws IOException {
        Path home = cache.resolve("postgresql-" + VERSION + "-" + architecture());
        if (Files.isDirectory(home)) {
            return home;
        }
        Progress.say("Unpacking PostgreSQL " + VERSION + " to " + home);
        Files.createDirectories(cache);
        Path making = Files.createTempDirectory(cache, "unpacking");
        try {
            unpack(making);
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) { // otherwise another process was faster, with the same files
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(making);
        }
        return home;
    }

    private static void unpack(Path into) throws IOException {
        try (InputStream archive =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(operatingSystem(), architecture());
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(into, entry, tar);
            }
        }
    }

    private static void write(Path into, TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("The archive names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String operatingSystem() {
        return System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return "amd64".equals(name) ? "x86_64" : name;
    }
}
