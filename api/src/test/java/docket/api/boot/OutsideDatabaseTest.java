package docket.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.settings.SettingsConfiguration;
import docket.processes.schema.SchemaConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Against a server that was set up by hand, as an operator would: its own initdb, its own roles. */
class OutsideDatabaseTest {

    /** Neither a placeholder nor an expression: a password. */
    private static final String PASSWORD = "x${y}#{1}";

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "docket");

    private static Path folder;
    private static Postmaster server;
    private static String url;

    @BeforeAll
    static void startAServerByHand() throws IOException {
        folder = Files.createTempDirectory("docket-outside").toRealPath();
        Path cluster = folder.resolve("cluster");
        Path log = folder.resolve("log");
        Shell shell = new Shell(PostgresPrograms.unpacked(CACHE), log);
        shell.mustRun("initdb", List.of("-D", cluster.toString(), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8"));
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                "unix_socket_directories = ''\nlisten_addresses = '127.0.0.1'\n");
        server = new Postmaster(shell, cluster, log);
        url = "jdbc:postgresql://127.0.0.1:" + server.start() + "/";
        for (String role : List.of("docket_owner", "docket_app", "docket_auditor")) {
            as("postgres", "postgres").execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        }
    }

    @AfterAll
    static void stopIt() throws IOException {
        server.stop();
        FileSystemUtils.deleteRecursively(folder);
    }

    @BeforeEach
    void emptyTheDatabase() {
        as("postgres", "postgres").execute("DROP DATABASE IF EXISTS docket WITH (FORCE)");
        as("postgres", "postgres").execute("CREATE DATABASE docket OWNER docket_owner");
    }

    @Test
    void migrates_as_the_owner_and_then_only_verifies() {
        docket("docket_app")
                .withPropertyValues("docket.db.owner-user=docket_owner")
                .run(first -> {
                    assertThat(first).hasNotFailed();
                    try (var connection = first.getBean(DataSource.class).getConnection()) {
                        assertThat(connection.getSchema()).isEqualTo("camunda");
                    }
                });
        docket("docket_app").run(second -> assertThat(second).hasNotFailed());
    }

    @Test
    void nobody_else_enters_the_data_folder_and_its_keys() throws IOException {
        Path data = folder.resolve("data");
        Path keys = Files.createDirectories(data.resolve("keys"));
        for (Path one : List.of(data, keys)) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        docket("docket_app")
                .withPropertyValues("docket.db.owner-user=docket_owner")
                .run(started -> assertThat(started).hasNotFailed());
        for (Path one : List.of(data, keys)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .as("%s", one)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void without_the_owner_an_empty_database_is_refused_with_what_to_do() {
        docket("docket_app").run(context -> {
            assertThat(context).hasFailed();
            StartRefused refused = refusal(context.getStartupFailure());
            assertThat(refused.action()).contains("DOCKET_DB_OWNER_USER");
        });
    }

    @Test
    void refuses_an_application_that_owns_the_tables() {
        docket("docket_owner")
                .withPropertyValues("docket.db.owner-user=docket_owner")
                .run(context -> assertThat(refusal(context.getStartupFailure()))
                        .hasMessageContaining("docket_owner owns tables of the record"));
    }

    @Test
    void refuses_an_application_that_is_a_superuser() {
        docket("postgres")
                .withPropertyValues("docket.db.owner-user=docket_owner")
                .run(context ->
                        assertThat(refusal(context.getStartupFailure())).hasMessageContaining("is a superuser"));
    }

    @Test
    void refuses_a_PostgreSQL_older_than_15() {
        assertThat(DatabaseCheck.tooOld(140_012)).isTrue();
        assertThat(DatabaseCheck.tooOld(150_000)).isFalse();
        assertThat(DatabaseCheck.tooOld(180_006)).isFalse();
    }

    @Test
    void the_engines_times_of_an_older_database_are_moved_once_by_the_owner_and_not_read_before() {
        ApplicationContextRunner owner = docket("docket_app").withPropertyValues("docket.db.owner-user=docket_owner");
        owner.run(first -> assertThat(first).hasNotFailed());
        JdbcTemplate database = as("docket_owner", "docket");
        database.update("DELETE FROM docket.engine_times");

        docket("docket_app")
                .run(context -> assertThat(refusal(context.getStartupFailure()))
                        .hasMessageContaining("in the time zone of a machine"));
        owner.withPropertyValues("docket.engine-zone=Nowhere")
                .run(context -> assertThat(refusal(context.getStartupFailure()))
                        .hasMessageContaining("DOCKET_ENGINE_ZONE is 'Nowhere'"));
        owner.withPropertyValues("docket.engine-zone=Asia/Seoul")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(database.queryForObject("SELECT moved_from FROM docket.engine_times", String.class))
                .isEqualTo("Asia/Seoul");
        docket("docket_app").run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void an_unreachable_server_is_named() {
        docket("docket_app")
                .withPropertyValues("docket.db.url=jdbc:postgresql://127.0.0.1:1/docket")
                .run(context -> assertThat(refusal(context.getStartupFailure()))
                        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/docket")
                        .hasMessageContaining("refused"));
    }

    private static ApplicationContextRunner docket(String app) {
        return new ApplicationContextRunner()
                .withUserConfiguration(
                        SettingsConfiguration.class, SchemaConfiguration.class, DatabaseConfiguration.class)
                .withPropertyValues(
                        "docket.data=" + folder.resolve("data"),
                        "docket.cache=" + CACHE,
                        "docket.db.url=" + url + "docket",
                        "docket.db.user=" + app,
                        "docket.db.password=" + PASSWORD,
                        "docket.db.owner-user=",
                        "docket.db.owner-password=" + PASSWORD,
                        "docket.db.auditor-user=docket_auditor");
    }

    private static StartRefused refusal(Throwable failure) {
        return StartRefused.in(failure).orElseThrow(() -> new AssertionError("no refused start", failure));
    }

    private static JdbcTemplate as(String role, String database) {
        return new JdbcTemplate(new DriverManagerDataSource(url + database, role, PASSWORD));
    }
}
