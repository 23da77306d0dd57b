package docket.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.api.settings.Credentials;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTest {

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "docket");

    private static Path data;

    /** A Docket's database in a JVM of its own, to be killed. */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(Path.of(args[0]), CACHE, "docket_auditor");
            JdbcTemplate owner = asOwner(embedded);
            owner.execute("CREATE TABLE IF NOT EXISTS kept (at text)");
            owner.update("INSERT INTO kept VALUES (?)", args[1]);
            System.out.println("committed");
            Thread.sleep(60_000);
        }
    }

    @BeforeAll
    static void makeTheFolder() throws IOException {
        data = Files.createTempDirectory("docket-test").resolve("it's data 문서");
        EmbeddedDatabase.start(data, CACHE, "docket_auditor").close();
    }

    @AfterAll
    static void deleteTheFolder() throws IOException {
        FileSystemUtils.deleteRecursively(data.getParent());
    }

    @Test
    void keeps_what_it_confirmed_and_the_check_says_so() throws IOException {
        try (EmbeddedDatabase embedded = start()) {
            new DatabaseCheck(embedded.database()).server();
            JdbcTemplate app =
                    new JdbcTemplate(embedded.database().as(embedded.database().app()));
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(app.queryForObject("SHOW " + setting, String.class))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void a_killed_server_comes_back_by_itself_though_a_process_of_it_does_not_notice() throws Exception {
        try (EmbeddedDatabase embedded = start();
                Connection held = embedded.database().as(owner(embedded)).getConnection()) {
            JdbcTemplate owner = asOwner(embedded);
            long unaware = held.unwrap(PGConnection.class).getBackendPID();
            new ProcessBuilder("kill", "-STOP", String.valueOf(unaware)).start().waitFor();
            owner.execute("CREATE TABLE confirmed (at text)");
            owner.update("INSERT INTO confirmed VALUES ('before the kill')");
            Path pidFile = data.resolve("postgresql").resolve("postmaster.pid");
            long server = Long.parseLong(Files.readAllLines(pidFile).get(0));

            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            ProcessHandle.of(server).ifPresent(killed -> killed.onExit().join());

            assertThat(awaited(owner, "SELECT at FROM confirmed")).isEqualTo("before the kill");
            assertThat(ProcessHandle.of(unaware)).isEmpty();
            owner.execute("DROP TABLE confirmed");
        }
    }

    private static String awaited(JdbcTemplate sql, String question) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                return String.valueOf(sql.queryForObject(question, String.class));
            } catch (DataAccessException goneOrRecovering) {
                if (tries == 120) {
                    throw goneOrRecovering;
                }
                Thread.sleep(500);
            }
        }
    }

    @Test
    void a_database_that_forgets_is_refused() throws IOException {
        try (EmbeddedDatabase embedded = start()) {
            asOwner(embedded).execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
            Database careless = new Database(
                    embedded.database().url(),
                    owner(embedded),
                    null,
                    embedded.database().auditor());

            assertThatThrownBy(() -> new DatabaseCheck(careless).server())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit = off");

            asOwner(embedded).execute("ALTER ROLE CURRENT_USER RESET synchronous_commit");
        }
    }

    @Test
    void lets_nobody_in_without_a_password() throws IOException {
        try (EmbeddedDatabase embedded = start()) {
            for (String role : List.of("postgres", "docket_owner", "docket_app", "docket_auditor")) {
                assertThatThrownBy(() ->
                                new DriverManagerDataSource(embedded.database().url(), role, "guess").getConnection())
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void only_its_user_reads_the_folder_and_the_passwords() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database-passwords"))))
                .isEqualTo("rw-------");
    }

    @Test
    void loses_nothing_when_its_JVM_is_killed() throws Exception {
        Process victim = victim("before the kill");
        victim.destroyForcibly().waitFor();
        long left = postmaster();
        assertThat(ProcessHandle.of(left)).as("the server outlives its JVM").isPresent();

        try (EmbeddedDatabase embedded = start()) {
            assertThat(postmaster()).isNotEqualTo(left);
            assertThat(asOwner(embedded).queryForList("SELECT at FROM kept", String.class))
                    .contains("before the kill");
        }
        assertThat(data.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void refuses_a_second_start_while_the_first_lives() throws Exception {
        Process first = victim("the first");
        try {
            assertThatThrownBy(EmbeddedDatabaseTest::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already running on " + data)
                    .hasMessageContaining("process " + first.pid());
        } finally {
            first.destroyForcibly().waitFor();
        }
        start().close();
    }

    @Test
    void refuses_a_second_start_within_one_JVM() throws IOException {
        try (EmbeddedDatabase first = start()) {
            assertThatThrownBy(EmbeddedDatabaseTest::start).isInstanceOf(StartRefused.class);
            assertThat(asOwner(first).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
        }
    }

    @Test
    void leaves_another_program_alone_that_has_the_old_servers_number() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                data.resolve("postgresql/postmaster.pid"),
                innocent.pid() + "\n" + data.resolve("postgresql") + "\n1\n5432\n\n\n\n");

        start().close();

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroy();
    }

    @Test
    void leaves_another_folders_server_alone_that_has_the_old_servers_number() throws Exception {
        Path folder = Files.createDirectory(data.resolve("elsewhere"));
        Path postgres = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("postgres"));
        Process other = new ProcessBuilder(postgres.toString(), "60").start();
        Files.writeString(
                data.resolve("postgresql/postmaster.pid"),
                other.pid() + "\n" + data.resolve("postgresql").toRealPath() + "\n");
        try {
            start().close();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Test
    void starts_over_after_a_first_start_that_was_killed_halfway() throws IOException {
        Path half = data.resolveSibling("half");
        Files.createDirectories(half.resolve("postgresql.making/base"));

        EmbeddedDatabase.start(half, CACHE, "docket_auditor").close();

        assertThat(half.resolve("postgresql.making")).doesNotExist();
    }

    private static EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, CACHE, "docket_auditor");
    }

    private static Credentials owner(EmbeddedDatabase embedded) {
        Credentials owner = embedded.database().owner();
        assertThat(owner).isNotNull();
        return owner;
    }

    private static JdbcTemplate asOwner(EmbeddedDatabase embedded) {
        return new JdbcTemplate(embedded.database().as(owner(embedded)));
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(0)
                .trim());
    }

    private static Process victim(String text) throws IOException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        data.toString(),
                        text)
                .redirectError(new File("target", "victim.log"))
                .start();
        BufferedReader said = victim.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.equals("committed")) {
            line = said.readLine();
        }
        assertThat(line).as("see target/victim.log").isEqualTo("committed");
        return victim;
    }
}
