package docket.api.cli.drill;

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
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The short form of {@code ./docket drill backup}, and what is refused. */
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

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int one = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(one ^ 1);
        }
    }
}
