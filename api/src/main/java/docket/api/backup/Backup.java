package docket.api.backup;

import docket.api.boot.RunningDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Backs a data folder up while Docket runs on it: the database, the keys, the database's passwords. Until it is whole
 * it is called {@code .partial}.
 */
public final class Backup {

    static final String SERVER = "postgresql";
    static final String KEYS = "keys";
    static final String MASTER_KEY = KEYS + "/master.json";
    static final String LOG_KEY = KEYS + "/log.key";
    static final String PASSWORDS = "database-passwords";

    /** A backup that was made: {@code bytes} are those of all its files, {@code logDigest} is SHA-256 in hex. */
    public record Report(Path folder, long bytes, int files, long logEntries, String logDigest) {}

    private final Path data;
    private final @Nullable Path masterKey;
    private final Path logKey;

    /**
     * Prepares the backup of a data folder.
     *
     * @param masterKey where the master key is, which may be elsewhere; null leaves it out, and it is kept apart
     * @param logKey where the key of the log is, likewise
     */
    public Backup(Path data, @Nullable Path masterKey, Path logKey) {
        this.data = data;
        this.masterKey = masterKey;
        this.logKey = logKey;
    }

    /** Prepares the backup of a data folder that has its keys in itself. */
    public static Backup of(Path data) {
        return new Backup(data, data.resolve(MASTER_KEY), data.resolve(LOG_KEY));
    }

    /**
     * Makes the backup.
     *
     * @param target the folder to make; it must not exist
     * @throws BackupRefused where it cannot be made; then nothing is left but perhaps a {@code .partial}
     */
    public Report take(Path target) throws IOException, BackupRefused {
        Path folder = target.toAbsolutePath().normalize();
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        refuseUnlessFree(folder, partial);
        DataSource database = running();
        try (Connection connection = database.getConnection()) {
            DataSource server = new SingleConnectionDataSource(connection, true);
            refuseUnlessItsKeyIsThere(server);
            OwnFiles.folder(partial);
            try {
                Manifest manifest = fill(partial, server);
                manifest.write(partial);
                OwnFiles.force(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
                OwnFiles.force(folder.resolveSibling("."));
                return new Report(
                        folder,
                        manifest.bytes(),
                        manifest.files().size(),
                        manifest.log().entries(),
                        manifest.log().leaves());
            } catch (IOException | BackupRefused | RuntimeException e) {
                FileSystemUtils.deleteRecursively(partial);
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Manifest fill(Path partial, DataSource server) throws IOException, BackupRefused {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        LogMark log = LogMark.end(server);
        SortedMap<String, String> files = new TreeMap<>();
        keep(data.resolve(PASSWORDS), PASSWORDS, partial, files);
        OwnFiles.folder(partial.resolve(KEYS));
        if (Files.exists(logKey)) {
            keep(logKey, LOG_KEY, partial, files);
        }
        byte[] masterKeyBefore = masterKey();
        new ServerCopy(server, data.resolve(SERVER), partial, SERVER, files).take();
        keepMasterKey(masterKeyBefore, partial, files);
        OwnFiles.force(partial.resolve(KEYS));
        String major =
                Files.readString(data.resolve(SERVER).resolve("PG_VERSION")).strip();
        return new Manifest(Manifest.FORMAT, major, now, log, size(partial), files);
    }

    private byte[] masterKey() throws IOException {
        return masterKey != null && Files.exists(masterKey) ? Files.readAllBytes(masterKey) : new byte[0];
    }

    /** The copy of the server is as it was at its end: a master key that was made meanwhile belongs to it. */
    private void keepMasterKey(byte[] before, Path partial, SortedMap<String, String> files)
            throws IOException, BackupRefused {
        byte[] after = masterKey();
        if (before.length > 0 && !Arrays.equals(before, after)) {
            throw new BackupRefused("The master key was rotated while the backup was taken. Take it again.");
        }
        if (after.length > 0) {
            files.put(MASTER_KEY, OwnFiles.copy(new ByteArrayInputStream(after), partial.resolve(MASTER_KEY)));
        }
    }

    private static void keep(Path file, String name, Path partial, SortedMap<String, String> files) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            files.put(name, OwnFiles.copy(content, partial.resolve(name)));
        }
    }

    /** Refuses where a person has a key and the master key is missing: the two are made together. */
    private void refuseUnlessItsKeyIsThere(DataSource server) throws BackupRefused {
        if (masterKey == null) {
            return;
        }
        Long sealed = new JdbcTemplate(server).queryForObject("SELECT count(*) FROM docket.person_key", Long.class);
        if (!Long.valueOf(0).equals(sealed) && !Files.isReadable(masterKey)) {
            throw new BackupRefused("The master key " + masterKey + " cannot be read; without it the personal data in a"
                    + " backup would be lost. Is DOCKET_MASTER_KEY_FILE what the running Docket has?");
        }
    }

    private DataSource running() throws BackupRefused {
        try {
            return RunningDatabase.superuser(data);
        } catch (IOException e) {
            throw new BackupRefused("No Docket runs on " + data
                    + ". Start it with ./docket up, or, while it is stopped," + " copy the folder whole.");
        }
    }

    private void refuseUnlessFree(Path folder, Path partial) throws IOException, BackupRefused {
        if (Files.exists(folder) || Files.exists(partial)) {
            throw new BackupRefused((Files.exists(folder) ? folder : partial)
                    + " exists, and a backup overwrites nothing. Name another place, or remove it.");
        }
        Path parent = folder.resolveSibling(".").normalize();
        if (!Files.isDirectory(parent)) {
            throw new BackupRefused("There is no folder " + parent + " to put the backup into.");
        }
        if (folder.startsWith(data.toAbsolutePath().normalize())) {
            throw new BackupRefused(
                    "A backup inside the data folder would be lost with it. Name a place outside " + data);
        }
        Path server = data.resolve(SERVER);
        long needed = Files.isDirectory(server) ? size(server) : 0;
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < needed) {
            throw new BackupRefused("There is no room: the database has " + needed / 1_000_000 + " MB, and "
                    + free / 1_000_000 + " MB are free at " + parent + ".");
        }
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (java.io.UncheckedIOException e) {
            return 0; // a file of the running server went away; the next look sees what is there
        }
    }
}
