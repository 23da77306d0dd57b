package docket.drill.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import docket.api.backup.Backup;
import docket.api.backup.BackupRefused;
import docket.api.backup.Restore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The short form of {@code ./docket drill backup}, and what is refused. */
@Tag("launched")
class BackupDrillTest {

    private static final Path FOLDER = Path.of("target", "backup-drill").toAbsolutePath();
    private static final Path BACKUP = FOLDER.resolve("backup");

    @BeforeAll
    static void what_was_backed_up_under_load_is_restored_after_all_was_destroyed() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);

        assertThat(new BackupDrill(new BackupDrill.Plan(12, 4, 11), System.out).run(FOLDER))
                .isEmpty();
    }

    @Test
    void only_its_owner_reads_a_backup() throws IOException {
        try (Stream<Path> all = Files.walk(BACKUP)) {
            assertThat(all)
                    .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------"));
        }
        assertThat(BACKUP.resolveSibling("backup.partial")).doesNotExist();
    }

    @Test
    void a_flipped_bit_is_told_and_nothing_is_restored() throws Exception {
        Path largest;
        try (Stream<Path> files = Files.walk(BACKUP.resolve("postgresql").resolve("base"))) {
            largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        }
        flip(largest);
        try {
            assertThatExceptionOfType(BackupRefused.class)
                    .isThrownBy(() -> new Restore(BACKUP).to(FOLDER.resolve("flipped")))
                    .withMessageContaining("damaged")
                    .withMessageContaining(largest.getFileName().toString());
        } finally {
            flip(largest);
        }
        assertThat(FOLDER.resolve("flipped")).doesNotExist();
        assertThat(FOLDER.resolve("flipped.restoring")).doesNotExist();
    }

    @Test
    void refuses_what_would_overwrite_and_what_is_not_whole() throws Exception {
        Path data = FOLDER.resolve("second").resolve("data");

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(BACKUP).to(data))
                .withMessageContaining("is not empty");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Backup.of(data).take(BACKUP))
                .withMessageContaining("overwrites nothing");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Backup.of(data).take(FOLDER.resolve("another")))
                .withMessageContaining("No Docket runs");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(data).to(FOLDER.resolve("another")))
                .withMessageContaining("is no backup");
        assertThat(FOLDER.resolve("another")).doesNotExist();
        assertThat(FOLDER.resolve("another.partial")).doesNotExist();
    }

    @Test
    void refuses_another_servers_files_and_says_which_program_reads_them() throws Exception {
        try (Altered backup = new Altered(BACKUP)) {
            backup.replace("\"postgresql\" : \"[0-9]+\"", "\"postgresql\" : \"9\"");

            assertThatExceptionOfType(BackupRefused.class)
                    .isThrownBy(() -> new Restore(BACKUP).to(FOLDER.resolve("another")))
                    .withMessageContaining("PostgreSQL 9")
                    .withMessageContaining("with the version of Docket that made it");
            backup.replace("\"format\" : 1", "\"format\" : 2");
            assertThatExceptionOfType(BackupRefused.class)
                    .isThrownBy(() -> new Restore(BACKUP).to(FOLDER.resolve("another")))
                    .withMessageContaining("format 2");
        }
        assertThat(FOLDER.resolve("another")).doesNotExist();
    }

    @Test
    void refuses_what_was_interrupted_and_what_has_no_room() throws Exception {
        Path data = Files.createDirectories(FOLDER.resolve("wide").resolve("postgresql"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(data.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 42); // of which nothing is on the disk
        }
        Path interrupted = Files.createDirectories(FOLDER.resolve("half.partial"));

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Backup.of(data.getParent()).take(FOLDER.resolve("another")))
                .withMessageContaining("no room");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> Backup.of(data.getParent()).take(FOLDER.resolve("half")))
                .withMessageContaining("half.partial")
                .withMessageContaining("remove it");
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(interrupted).to(FOLDER.resolve("another")))
                .withMessageContaining("is not to be used");
        assertThat(FOLDER.resolve("another")).doesNotExist();
    }

    /** A backup whose manifest says something else, hash and all, until it is closed. */
    private record Altered(Path backup, byte[] manifest, byte[] hash) implements AutoCloseable {

        Altered(Path backup) throws IOException {
            this(
                    backup,
                    Files.readAllBytes(backup.resolve("manifest.json")),
                    Files.readAllBytes(backup.resolve("manifest.sha256")));
        }

        void replace(String pattern, String replacement) throws Exception {
            String text = new String(manifest, UTF_8);
            String altered = text.replaceFirst(pattern, replacement);
            assertThat(altered).isNotEqualTo(text);
            Files.writeString(backup.resolve("manifest.json"), altered);
            Files.writeString(
                    backup.resolve("manifest.sha256"),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(altered.getBytes(UTF_8))));
        }

        @Override
        public void close() throws IOException {
            Files.write(backup.resolve("manifest.json"), manifest);
            Files.write(backup.resolve("manifest.sha256"), hash);
        }
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int one = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(one ^ 1);
        }
    }
}
