package docket.api.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies the files of a running PostgreSQL as PostgreSQL's own low-level backup does it: between
 * {@code pg_backup_start} and {@code pg_backup_stop}, with the write-ahead log of the time between, which a slot keeps.
 * A server that starts on the copy replays that log, and is then at the end of the backup.
 */
final class ServerCopy {

    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final JdbcTemplate sql;
    private final Path cluster;
    private final Path target;
    private final String into;
    private final SortedMap<String, String> files;

    /**
     * @param server gives one connection of its superuser, always the same: the backup ends with it
     * @param target the folder of the backup
     * @param into the folder in it that receives the copy
     * @param files receives the hash of each file, by its path
     */
    ServerCopy(DataSource server, Path cluster, Path target, String into, SortedMap<String, String> files) {
        this.sql = new JdbcTemplate(server);
        this.cluster = cluster;
        this.target = target;
        this.into = into;
        this.files = files;
    }

    void take() throws IOException {
        sql.query(
                "SELECT pg_create_physical_replication_slot('docket_backup_' || pg_backend_pid(), true, true)",
                row -> {});
        String start = sql.queryForObject("SELECT pg_walfile_name(pg_backup_start('docket', true))", String.class);
        tree(cluster, into);
        Map<String, Object> stopped =
                sql.queryForMap("SELECT labelfile, pg_walfile_name(lsn) AS last FROM pg_backup_stop(false)");
        sql.query("SELECT pg_switch_wal()", row -> {});
        write(into + "/backup_label", String.valueOf(stopped.get("labelfile")));
        log(String.valueOf(start), String.valueOf(stopped.get("last")));
    }

    private void tree(Path folder, String name) throws IOException {
        OwnFiles.folder(target.resolve(name));
        for (Path child : children(folder)) {
            String file = String.valueOf(child.getFileName());
            String copy = name + "/" + file;
            if (NOT_COPIED.contains(file) || file.startsWith("pgsql_tmp")) {
                continue;
            }
            if (!Files.isDirectory(child)) {
                copy(child, copy);
            } else if (folder.equals(cluster) && EMPTY.contains(file)) {
                OwnFiles.folder(target.resolve(copy));
                if (file.equals("pg_wal")) {
                    OwnFiles.folder(target.resolve(copy + "/archive_status"));
                    OwnFiles.folder(target.resolve(copy + "/summaries"));
                }
            } else {
                tree(child, copy);
            }
        }
        OwnFiles.force(target.resolve(name));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (NoSuchFileException dropped) {
            return List.of();
        }
    }

    /** Copies a file; one that is dropped meanwhile is not missed, for the write-ahead log drops it, too. */
    private void copy(Path file, String name) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            files.put(name, OwnFiles.copy(content, target.resolve(name)));
        } catch (NoSuchFileException dropped) {
            return;
        }
    }

    private void log(String first, String last) throws IOException {
        for (Path segment : children(cluster.resolve("pg_wal"))) {
            String name = String.valueOf(segment.getFileName());
            if (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                copy(segment, into + "/pg_wal/" + name);
            }
        }
        if (!files.containsKey(into + "/pg_wal/" + last) || !files.containsKey(into + "/pg_wal/" + first)) {
            throw new IOException("PostgreSQL no longer has the write-ahead log from " + first + " to " + last);
        }
        OwnFiles.force(target.resolve(into + "/pg_wal"));
    }

    private void write(String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        OwnFiles.write(target.resolve(name), content);
        files.put(name, OwnFiles.sha256(content));
    }
}
