package docket.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.api.zone.JvmZone;
import docket.engine.budget.sum.Threshold;
import docket.engine.proof.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the program is started with and what a command reads, of one environment. */
class SettingsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private static final Settings DEFAULTS = new Settings(
            HERE.resolve("data"),
            Path.of(System.getProperty("user.home"), ".cache", "docket"),
            "docket.example",
            "",
            "",
            HERE.resolve("data/keys/master.json"),
            new LogFiles(HERE.resolve("data/tlog"), HERE.resolve("data/keys/log.key")),
            null,
            new Threshold(Map.of("KRW", 1_000_000L)),
            new Settings.Db("", new Credentials("docket_app", ""), null, "docket_auditor"),
            new Settings.Passwords("", ""));

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("DOCKET_DATA", "/srv/docket/../docket"),
            Map.entry("DOCKET_CACHE", "/var/cache/docket"),
            Map.entry("DOCKET_AGENCY", "records.example.go.kr"),
            Map.entry("DOCKET_ZONE", "Asia/Seoul"),
            Map.entry("DOCKET_ENGINE_ZONE", "Europe/Berlin"),
            Map.entry("DOCKET_MASTER_KEY_FILE", "/keys/master.json"),
            Map.entry("DOCKET_LOG_FOLDER", "/log"),
            Map.entry("DOCKET_LOG_KEY_FILE", "keys/log.key"),
            Map.entry("DOCKET_WITNESSES", "/etc/witnesses"),
            Map.entry("DOCKET_PUBLIC_THRESHOLD", "EUR 5000, KRW 20000000"),
            Map.entry("DOCKET_DB_URL", "jdbc:postgresql://db/docket"),
            Map.entry("DOCKET_DB_USER", "app"),
            Map.entry("DOCKET_DB_PASSWORD", "a${b}#{1}"),
            Map.entry("DOCKET_DB_OWNER_USER", "owner"),
            Map.entry("DOCKET_DB_OWNER_PASSWORD", "${c}"),
            Map.entry("DOCKET_DB_AUDITOR_USER", "auditor"),
            Map.entry("DOCKET_ADMIN_PASSWORD", "${d}"),
            Map.entry("DOCKET_SAMPLE_PASSWORD", "#{2}"));

    @Test
    void where_nothing_is_set_both_have_the_defaults() {
        assertThat(Settings.of(Map.of())).isEqualTo(DEFAULTS);
        assertThat(ofTheProgram(Map.of())).isEqualTo(DEFAULTS);
        assertThat(DEFAULTS.agencyZone()).isEqualTo(JvmZone.ofTheMachine());
        assertThat(DEFAULTS.formerZone()).isEmpty();
        assertThat(DEFAULTS.db().outside()).isFalse();
    }

    @Test
    void what_is_set_both_have_and_passwords_to_the_letter() {
        Settings set = new Settings(
                Path.of("/srv/docket"),
                Path.of("/var/cache/docket"),
                "records.example.go.kr",
                "Asia/Seoul",
                "Europe/Berlin",
                Path.of("/keys/master.json"),
                new LogFiles(Path.of("/log"), HERE.resolve("keys/log.key")),
                Path.of("/etc/witnesses"),
                new Threshold(Map.of("EUR", 5_000L, "KRW", 20_000_000L)),
                new Settings.Db(
                        "jdbc:postgresql://db/docket",
                        new Credentials("app", "a${b}#{1}"),
                        new Credentials("owner", "${c}"),
                        "auditor"),
                new Settings.Passwords("${d}", "#{2}"));
        assertThat(Settings.of(ALL)).isEqualTo(set);
        assertThat(ofTheProgram(ALL)).isEqualTo(set);
        assertThat(set.agencyZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(set.formerZone()).contains(ZoneId.of("Europe/Berlin"));
        assertThat(set.toString()).doesNotContain("a${b}", "${c}", "${d}", "#{2}");
    }

    @Test
    void what_is_blank_is_as_if_it_were_not_set() {
        for (String blank : new String[] {"", "  "}) {
            Map<String, String> blanks = new TreeMap<>(ALL);
            blanks.replaceAll((name, set) -> name.endsWith("PASSWORD") ? "" : blank);
            assertThat(Settings.of(blanks)).isEqualTo(DEFAULTS);
            assertThat(ofTheProgram(blanks)).isEqualTo(DEFAULTS);
        }
    }

    @Test
    void keys_and_log_are_in_the_data_folder_that_is_set() {
        Map<String, String> elsewhere = Map.of("DOCKET_DATA", "/srv");
        assertThat(Settings.of(elsewhere).masterKey()).isEqualTo(Path.of("/srv/keys/master.json"));
        assertThat(Settings.of(elsewhere).log()).isEqualTo(LogFiles.of(Path.of("/srv")));
        assertThat(ofTheProgram(elsewhere)).isEqualTo(Settings.of(elsewhere));
    }

    @Test
    void what_cannot_be_is_refused_by_its_name_with_what_to_do() {
        Settings wrong = Settings.of(Map.of("DOCKET_ZONE", "Nowhere", "DOCKET_ENGINE_ZONE", "Elsewhere"));
        assertThatThrownBy(wrong::agencyZone)
                .hasMessage("DOCKET_ZONE is 'Nowhere', which is no time zone.")
                .extracting("action")
                .asString()
                .contains("Asia/Seoul");
        assertThatThrownBy(wrong::formerZone).hasMessage("DOCKET_ENGINE_ZONE is 'Elsewhere', which is no time zone.");
        for (Map<String, String> set : java.util.List.of(
                Map.of("DOCKET_LOG_FOLDER", "${no-such-setting}"),
                Map.of("DOCKET_MASTER_KEY_FILE", "a\0b"),
                Map.of("DOCKET_PUBLIC_THRESHOLD", "a million"))) {
            String name = set.keySet().iterator().next();
            assertThatThrownBy(() -> Settings.of(set))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining(name);
            assertThatThrownBy(() -> ofTheProgram(set)).rootCause().isNotNull();
        }
    }

    @Test
    void the_page_for_operators_names_each_and_the_launcher_none_besides() throws IOException {
        TreeSet<String> page = variables(Path.of("../docs/operations.md"));
        assertThat(page).containsAll(ALL.keySet());
        assertThat(page).containsAll(variables(Path.of("../docket")));
    }

    private static TreeSet<String> variables(Path file) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Pattern.compile("\\bDOCKET_[A-Z_]*[A-Z]\\b")
                .matcher(Files.readString(file))
                .results()
                .forEach(found -> names.add(found.group()));
        return names;
    }

    private static Settings ofTheProgram(Map<String, String> variables) {
        AtomicReference<Settings> bound = new AtomicReference<>();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(variables))))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(SettingsConfiguration.class)
                .run(context -> bound.set(context.getBean(Settings.class)));
        return bound.get();
    }
}
