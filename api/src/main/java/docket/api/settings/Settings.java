package docket.api.settings;

import docket.api.secret.Secrets;
import docket.api.zone.JvmZone;
import docket.engine.budget.sum.Threshold;
import docket.engine.proof.LogFiles;
import docket.engine.unit.Envelope;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What is set by the variables of docs/operations.md: {@code docket.db.url} is {@code DOCKET_DB_URL} there. What is blank is
 * as if it were not set. A zone is looked at when it is asked for, so that nobody stumbles over one that they have no use for.
 *
 * @param data the folder of the embedded database and of the keys, absolute
 * @param cache where the database's programs are unpacked, shared by all data folders of one user
 * @param agency the agency's name
 * @param zone the name of its time zone; empty: the machine's
 * @param engineZone the name of the zone in which an older Docket stored the engine's times; empty: it is found out
 * @param masterKey the file of the key that wraps the keys of personal data
 * @param log where the signed log is, and the key that signs it
 * @param witnesses the file that names the log's witnesses; null: there are none
 * @param publicThreshold the budget below which a line is not shown by itself in public
 * @param db the PostgreSQL to work on
 * @param passwords of the first people
 */
public record Settings(
        Path data,
        Path cache,
        String agency,
        String zone,
        String engineZone,
        Path masterKey,
        LogFiles log,
        @Nullable Path witnesses,
        Threshold publicThreshold,
        Db db,
        Passwords passwords) {

    /**
     * An outside PostgreSQL.
     *
     * @param url JDBC address, empty for the embedded one
     * @param app the application's role
     * @param owner the role that migrates; null: the start only verifies
     * @param auditorUser the role that may only read
     */
    public record Db(String url, Credentials app, @Nullable Credentials owner, String auditorUser) {

        public boolean outside() {
            return !url.isEmpty();
        }
    }

    /** Those of the administrator and of the sample people; empty: made at the first start. */
    public record Passwords(String admin, String sample) {
        @Override
        public String toString() {
            return "kept to themselves";
        }
    }

    /**
     * Those of a program.
     *
     * @throws SettingRefused where one is no path, or names another setting that there is not
     */
    public static Settings in(ConfigurableEnvironment environment) {
        Texts texts = new Texts(environment);
        Secrets secrets = new Secrets(environment);
        Path data = texts.path("docket.data", Path.of("data"));
        LogFiles log = LogFiles.of(data);
        String owner = texts.of("docket.db.owner-user", "");
        return new Settings(
                data,
                texts.path("docket.cache", Path.of(System.getProperty("user.home"), ".cache", "docket")),
                texts.of("docket.agency", "docket.example"),
                texts.of("docket.zone", ""),
                texts.of("docket.engine-zone", ""),
                texts.path("docket.master-key-file", data.resolve("keys").resolve("master.json")),
                new LogFiles(
                        texts.path("docket.log-folder", log.folder()), texts.path("docket.log-key-file", log.key())),
                texts.of("docket.witnesses", "").isEmpty() ? null : texts.path("docket.witnesses", data),
                threshold(texts.of("docket.public-threshold", "KRW 1000000")),
                new Db(
                        texts.of("docket.db.url", ""),
                        new Credentials(texts.of("docket.db.user", "docket_app"), secrets.of("docket.db.password")),
                        owner.isEmpty() ? null : new Credentials(owner, secrets.of("docket.db.owner-password")),
                        texts.of("docket.db.auditor-user", "docket_auditor")),
                new Passwords(secrets.of("docket.admin-password"), secrets.of("docket.sample-password")));
    }

    /** As {@link #in}: those of a process that is started with these variables. */
    public static Settings of(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(variables)));
        return in(environment);
    }

    /** @throws SettingRefused where DOCKET_ZONE is none */
    public ZoneId agencyZone() {
        return zone.isEmpty() ? JvmZone.ofTheMachine() : zone("DOCKET_ZONE", zone);
    }

    /** @throws SettingRefused where DOCKET_ENGINE_ZONE is set and none */
    public Optional<ZoneId> formerZone() {
        return engineZone.isEmpty() ? Optional.empty() : Optional.of(zone("DOCKET_ENGINE_ZONE", engineZone));
    }

    /** @throws SettingRefused where DOCKET_ZONE is none */
    public Envelope envelope() {
        return new Envelope(agency, agencyZone());
    }

    private static ZoneId zone(String variable, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new SettingRefused(
                    variable + " is '" + zone + "', which is no time zone.",
                    "Set it to a name like Asia/Seoul, or leave it out.",
                    e);
        }
    }

    private static Threshold threshold(String text) {
        try {
            return Threshold.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingRefused(
                    "DOCKET_PUBLIC_THRESHOLD is '" + text + "', which is no list of amounts.",
                    "Set it to amounts in main units such as KRW 1000000, EUR 1000, or leave it out.",
                    e);
        }
    }

    private record Texts(ConfigurableEnvironment environment) {

        String of(String name, String otherwise) {
            try {
                String set = environment.getProperty(name, "");
                return set.isBlank() ? otherwise : set;
            } catch (IllegalArgumentException e) {
                throw new SettingRefused(
                        variable(name) + " names another setting, which there is not: " + e.getMessage(),
                        "Write it out: ${NAME} stands for what NAME is set to.",
                        e);
            }
        }

        Path path(String name, Path otherwise) {
            String set = of(name, "");
            try {
                return (set.isEmpty() ? otherwise : Path.of(set))
                        .toAbsolutePath()
                        .normalize();
            } catch (InvalidPathException e) {
                throw new SettingRefused(
                        variable(name) + " is '" + set + "', which is no path.", "Set it to the path of a file.", e);
            }
        }

        private static String variable(String name) {
            return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }
    }
}
