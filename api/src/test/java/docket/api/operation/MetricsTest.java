package docket.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is measured, what docs/metrics.md says is measured, and what the dashboard shows. */
class MetricsTest extends RestTest {

    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)`(\\*?) \\|");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:docket|http|hikaricp|jvm|process|tomcat|system)_[a-z0-9_]+");

    @Test
    void operators_and_the_administrator_read_them_and_nobody_else() {
        assertThat(anonymous().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(as(DRAFTER).get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(as(AUDITOR).get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void the_list_in_the_documents_is_what_the_program_measures() throws IOException {
        Set<String> measured = names(FAMILY, scraped());
        String list = Files.readString(Path.of("..", "docs", "metrics.md"));
        Set<String> listed = names(LISTED, list);
        Set<String> listedForSure = LISTED.matcher(list)
                .results()
                .filter(found -> found.group(2).isEmpty())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsAll(measured);
        assertThat(measured).containsAll(listedForSure);
    }

    @Test
    void every_expression_of_the_dashboard_names_what_is_listed() throws IOException {
        Set<String> listed = names(LISTED, Files.readString(Path.of("..", "docs", "metrics.md")));
        JsonNode board = new ObjectMapper()
                .readTree(Path.of("..", "docs", "grafana", "docket.json").toFile());
        Set<String> used = new TreeSet<>();
        for (JsonNode expression : board.findValues("expr")) {
            Set<String> names = new TreeSet<>();
            NAME.matcher(expression.asText()).results().forEach(found -> names.add(found.group()));
            assertThat(names).as(expression.asText()).isNotEmpty();
            used.addAll(names);
        }
        assertThat(used)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(listed).contains(name.replaceAll("_(count|sum|bucket|max)$", "")));
    }

    @Test
    void no_label_names_a_person_or_a_case() {
        String caseId = start(payment("Nobody's name", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);

        assertThat(scraped()).doesNotContain(caseId).doesNotContain(DRAFTER).doesNotContain(REVIEWER);
    }

    private String scraped() {
        String caseId = start(payment("Measured", "review:administration", "approve:supervisor"));
        assertThat(decide(REVIEWER, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(as(DRAFTER).get("/api/cases/4711").status()).isEqualTo(404);
        Client.Answer answer = as(ADMIN).with("Accept", "text/plain").get("/actuator/prometheus");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.response().body();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
