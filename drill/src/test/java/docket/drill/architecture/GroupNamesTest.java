package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.organization.Permission;
import docket.engine.organization.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a group means is said by {@link Role} and nowhere else. */
class GroupNamesTest {

    private static final Path HOUSE = Path.of("..");
    private static final Path ROLES = Path.of("docket/engine/organization/Role.java");

    /** The placeholder of a role of the database, in the migrations. */
    private static final Path DATABASE_ROLES = Path.of("docket/processes/schema/Schema.java");

    private static final Pattern NAMED = Pattern.compile("[\"'](?:GROUP_)?("
            + Stream.of(Role.values()).map(Role::group).map(Pattern::quote).collect(Collectors.joining("|"))
            + ")[\"']|\\bCAMUNDA_ADMIN\\b");

    @TempDir
    private Path planted;

    @Test
    void no_class_page_or_script_writes_the_name_of_a_group_that_means_something() throws IOException {
        List<String> faults = new ArrayList<>();
        for (DocketModule module : DocketModule.values()) {
            faults.addAll(faults(HOUSE.resolve(module.folder()).resolve("src/main/java")));
            faults.addAll(faults(HOUSE.resolve(module.folder()).resolve("src/main/resources")));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void the_settings_let_those_see_the_programs_health_who_may_watch_it() throws IOException {
        String settings = Files.readString(HOUSE.resolve("api/src/main/resources/application.yaml"));
        Matcher roles = Pattern.compile("roles: (.*)").matcher(settings);
        assertThat(roles.find()).isTrue();
        assertThat(roles.group(1).split(", "))
                .containsExactlyInAnyOrderElementsOf(Role.groupsThatMay(Permission.WATCH_THE_PROGRAM).stream()
                        .map(group -> "GROUP_" + group)
                        .toList());
    }

    @Test
    void what_is_planted_is_found() throws IOException {
        Files.writeString(planted.resolve("Named.java"), "groups.contains(\"records-officer\")");
        Files.writeString(planted.resolve("Queried.java"), "WHERE group_id_ = 'auditor'");
        Files.writeString(planted.resolve("Authority.java"), "hasAuthority(\"GROUP_operator\")");
        Files.writeString(planted.resolve("Camundas.java"), "groups.contains(Groups.CAMUNDA_ADMIN)");
        Files.writeString(planted.resolve("page.html"), "<p th:if=\"${groups.contains('budget-officer')}\"></p>");
        Files.writeString(planted.resolve("script.js"), "if (groups.includes('camunda-admin')) {}");
        Files.writeString(
                planted.resolve("Innocent.java"), "say(\"audit.budget-officer\", \"seo.auditor\") // auditor");

        assertThat(faults(planted))
                .containsExactly(
                        "Authority.java writes \"GROUP_operator\"",
                        "Camundas.java writes CAMUNDA_ADMIN",
                        "Named.java writes \"records-officer\"",
                        "Queried.java writes 'auditor'",
                        "page.html writes 'budget-officer'",
                        "script.js writes 'camunda-admin'");
    }

    private static List<String> faults(Path sources) throws IOException {
        if (!Files.exists(sources)) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path file : all.filter(GroupNamesTest::mayName).sorted().toList()) {
                Path name = sources.relativize(file);
                Matcher named = NAMED.matcher(Files.readString(file));
                while (!name.equals(ROLES) && !name.equals(DATABASE_ROLES) && named.find()) {
                    faults.add(name + " writes " + named.group());
                }
            }
        }
        return faults;
    }

    private static boolean mayName(Path file) {
        return Stream.of(".java", ".html", ".js").anyMatch(file.toString()::endsWith);
    }
}
