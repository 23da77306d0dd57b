package docket.api.backup;

import docket.api.boot.EmbeddedDatabase;
import docket.api.boot.RunningDatabase;
import docket.engine.order.LogVerifier;
import docket.engine.store.RecordStore;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes a data folder of a backup, and verifies that it holds the record that was backed up. */
public final class Restore {

    /**
     * What was restored.
     *
     * @param logEntries in the restored log, those of the backup's duration included
     * @param cases whose views were made again from their events
     * @param findings what is wrong with it; empty is what everybody hopes for
     */
    public record Restored(Path data, String madeAt, long logEntries, long cases, List<String> findings) {}

    private final Path backup;

    public Restore(Path backup) {
        this.backup = backup;
    }

    /**
     * Restores the backup.
     *
     * @param data the folder to make: absent, or empty
     * @throws BackupRefused where it was not begun, or the backup is damaged; then there is no such folder
     */
    public Restored to(Path data) throws IOException, BackupRefused {
        Path folder = data.toAbsolutePath().normalize();
        Manifest manifest = Manifest.read(backup);
        refuseUnlessEmpty(folder);
        refuseUnlessWhole(manifest);
        Path making = folder.resolveSibling(folder.getFileName() + ".restoring");
        if (Files.exists(making)) {
            throw new BackupRefused(making + " exists: a restore was interrupted, or is running. Remove it first.");
        }
        copy(manifest, making);
        Files.deleteIfExists(folder);
        Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        OwnFiles.force(folder.resolveSibling("."));
        return verified(manifest, folder);
    }

    private void refuseUnlessEmpty(Path folder) throws IOException, BackupRefused {
        if (!Files.exists(folder)) {
            if (!Files.isDirectory(folder.resolveSibling(".").normalize())) {
                throw new BackupRefused("There is no folder " + folder.getParent() + " to restore into.");
            }
        } else {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new BackupRefused("The data folder " + folder + " is not empty, and a restore overwrites"
                            + " nothing. Set DOCKET_DATA to another folder, or move this one away.");
                }
            }
        }
        long needed = Backup.size(backup);
        long free = Files.getFileStore(folder.getParent()).getUsableSpace();
        if (free < needed) {
            throw new BackupRefused("There is no room: the backup has " + needed / 1_000_000 + " MB, and "
                    + free / 1_000_000 + " MB are free at " + folder.getParent() + ".");
        }
    }

    private void refuseUnlessWhole(Manifest manifest) throws IOException, BackupRefused {
        String major = EmbeddedDatabase.majorVersion();
        if (!manifest.postgresql().equals(major)) {
            throw new BackupRefused("The backup is of PostgreSQL " + manifest.postgresql() + ", this program brings "
                    + major + ". Restore it with the version of Docket that made it.");
        }
        Set<String> present = new TreeSet<>();
        try (Stream<Path> files = Files.walk(backup)) {
            files.filter(Files::isRegularFile)
                    .map(file -> backup.relativize(file).toString())
                    .filter(file -> !file.startsWith("manifest."))
                    .forEach(present::add);
        }
        if (!present.equals(manifest.files().keySet())) {
            Set<String> odd = Stream.concat(present.stream(), manifest.files().keySet().stream())
                    .filter(file -> !present.contains(file) || !manifest.files().containsKey(file))
                    .limit(3)
                    .collect(Collectors.toCollection(TreeSet::new));
            throw new BackupRefused("The backup is damaged: files are missing or more than there were, as " + odd
                    + ". Use another one.");
        }
    }

    /** Copies the files, and hashes each as it is copied. */
    private void copy(Manifest manifest, Path making) throws IOException, BackupRefused {
        OwnFiles.folder(making);
        boolean whole = false;
        try {
            try (Stream<Path> folders = Files.walk(backup)) {
                for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                    OwnFiles.folder(making.resolve(backup.relativize(folder).toString()));
                }
            }
            for (Map.Entry<String, String> file : manifest.files().entrySet()) {
                try (InputStream content = Files.newInputStream(backup.resolve(file.getKey()))) {
                    if (!OwnFiles.copy(content, making.resolve(file.getKey())).equals(file.getValue())) {
                        throw new BackupRefused("The backup is damaged: " + file.getKey()
                                + " is not what was written. Nothing was restored; use another one.");
                    }
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                org.springframework.util.FileSystemUtils.deleteRecursively(making);
            }
        }
    }

    private static Restored verified(Manifest manifest, Path folder) throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.startApart(folder);
                Connection connection = RunningDatabase.superuser(folder).getConnection()) {
            DataSource database = new SingleConnectionDataSource(connection, true);
            LogMark before = LogMark.at(database, manifest.log().entries());
            List<String> findings = new ArrayList<>();
            if (!before.equals(manifest.log())) {
                findings.add("the log was at " + manifest.log() + " when it was backed up, and is here at " + before);
            }
            LogVerifier.Report log = new LogVerifier(database, manifest.log().agency()).verify();
            log.findings().forEach(finding -> findings.add(finding.toString()));
            long cases = new JdbcTemplate(database)
                    .queryForObject("SELECT count(*) FROM docket.domain_event WHERE type = 'case-opened'", Long.class);
            Projections projections = new Projections(new RecordStore(database), database);
            for (Projected<?> view : projections.all()) {
                streams(database, view).stream()
                        .filter(stream -> !agrees(view.compare(stream)))
                        .forEach(stream ->
                                findings.add(view.called() + " " + stream + " is shown otherwise than its events say"));
            }
            return new Restored(folder, manifest.madeAt(), log.entries(), cases, List.copyOf(findings));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** The streams of which something is shown, or of which there are events. */
    private static List<String> streams(DataSource database, Projected<?> view) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT " + view.columns().get(0) + " FROM " + view.table()
                                + " UNION SELECT stream FROM docket.domain_event WHERE stream_type = ? AND sequence = 0",
                        String.class,
                        view.streamType());
    }

    private static boolean agrees(Projected.@Nullable Comparison<?> comparison) {
        return comparison != null && comparison.agrees();
    }
}
