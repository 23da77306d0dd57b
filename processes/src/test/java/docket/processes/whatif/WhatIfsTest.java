package docket.processes.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.order.LogSpan;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.whatif.Outcome;
import docket.engine.whatif.Summary;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfsTest extends ProcessTest {

    private static final Act ASKING = new Act(new Person("seo.auditor", java.util.Set.of("auditor")), Door.REST);

    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void a_stricter_table_routes_exactly_the_expected_cases_otherwise_and_changes_none() {
        WhatIfs whatIfs = context.getBean(WhatIfs.class);
        String byTable = ready("jung.administration", open("kim.employee", payment()));
        String byDrafter = ready(
                "jung.administration", open("kim.employee", payment(review("administration"), approve("supervisor"))));
        String higher = ready(
                "jung.administration", open("kim.employee", payment(review("administration"), approve("director"))));
        String policy = ready(
                "jung.administration",
                open(
                        "kim.employee",
                        new CaseDraft(
                                "document-approval",
                                "Opening hours",
                                "policy",
                                "finance",
                                Money.parse("0", "EUR"),
                                Map.of("body", "From nine to five."),
                                List.of())));
        numbered();
        Map<String, String> before = digests();

        Summary same = ask(whatIfs, whatIfs.table("1"));
        assertThat(same.otherwise()).isZero();
        assertThat(same.onOtherGrounds()).isZero();
        assertThat(same.cases()).isEqualTo(4);
        assertThat(same.rounds()).isEqualTo(4);

        Summary stricter = ask(whatIfs, whatIfs.tableFile(stricter()));

        assertThat(outcomes.stream().filter(Outcome::otherwise).map(Outcome::caseId))
                .containsExactly(byTable, byDrafter);
        assertThat(outcomes.stream().filter(Outcome::onOtherGrounds).map(Outcome::caseId))
                .containsExactly(higher);
        assertThat(outcomes.get(0).details())
                .containsEntry("lineBefore", "review:administration,approve:supervisor")
                .containsEntry("lineAfter", "review:administration,approve:director")
                .containsEntry("rulesBefore", "payment-supervisor payment-director")
                .containsEntry("rulesAfter", "payment-director");
        assertThat(outcomes.get(1).refused()).isTrue();
        assertThat(outcomes.get(1).after()).isEqualTo("director (payment-director)");
        assertThat(outcomes.get(3).caseId()).isEqualTo(policy);
        assertThat(stricter.rows())
                .extracting(row -> row.organization() + " " + row.kind() + " " + row.cases() + " " + row.otherwise()
                        + " " + row.changes())
                .containsExactly(
                        "facilities payment 3 2 [Change[before=supervisor (payment-supervisor, payment-director),"
                                + " after=director (payment-director), refused=false, rounds=1],"
                                + " Change[before=supervisor (payment-supervisor, payment-director), after=director (payment-director), refused=true, rounds=1]]",
                        "finance policy 1 0 []");
        assertThat(digests()).isEqualTo(before);
        assertThat(asked()).containsExactly("seo.auditor what-if authority:1", "seo.auditor what-if authority");
        byPersons(whatIfs);
    }

    /** Whoever stands at the end of a line may hold the power by a group, but not where only a person holds it. */
    private void byPersons(WhatIfs whatIfs) {
        String byLee =
                ready("lee.director", open("kim.employee", payment(LineStep.ofUser(StepKind.APPROVE, "lee.director"))));
        numbered();

        ask(whatIfs, whatIfs.tableFile(stricter()));
        assertThat(outcomes).filteredOn(of -> of.caseId().equals(byLee)).noneMatch(Outcome::refused);
        ask(
                whatIfs,
                whatIfs.tableFile(new String(stricter(), UTF_8)
                        .replaceFirst("<text>\"director\"", "<text>\"user:park.employee\"")
                        .getBytes(UTF_8)));
        assertThat(outcomes)
                .filteredOn(of -> of.caseId().equals(byLee))
                .singleElement()
                .satisfies(of -> {
                    assertThat(of.refused()).isTrue();
                    assertThat(of.after()).isEqualTo("user:park.employee (payment-director)");
                    assertThat(of.details()).containsEntry("lineBefore", "approve:user:lee.director");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not a model at all|authority-table-unreadable",
                "\"2010-01-01\"→today()|authority-table-unreadable",
                ">organization<→>applicant<|authority-table-unreadable",
                "name=\"rule\"→name=\"row\"|authority-table-unreadable",
                "name=\"holder\"→name=\"who\"|authority-table-differs"
            })
    void a_table_that_is_broken_or_of_another_shape_is_refused_in_both_languages(String edit, String code) {
        String dmn = edit.contains("→") ? shipped().replace(edit.split("→")[0], edit.split("→")[1]) : edit;

        assertThatThrownBy(() -> context.getBean(WhatIfs.class).tableFile(dmn.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code().code()).isEqualTo(code);
                    assertThat(refused.text(Locale.KOREAN)).contains("주십시오");
                });
    }

    @Test
    void what_is_not_there_is_refused_with_what_there_is() {
        WhatIfs whatIfs = context.getBean(WhatIfs.class);

        assertThatThrownBy(() -> whatIfs.table("99")).hasMessageContaining("authority:1");
        assertThatThrownBy(() -> whatIfs.table("no such")).hasMessageContaining("unknown-authority-table");
        assertThatThrownBy(() -> whatIfs.model("99")).hasMessageContaining("unknown-model");
        assertThatThrownBy(() -> whatIfs.card("{}".getBytes(UTF_8))).hasMessageContaining("model-unreadable");
    }

    private Summary ask(WhatIfs whatIfs, Alternative alternative) {
        outcomes.clear();
        LogSpan span = LogSpan.of(postgres.app(), null, null);
        return whatIfs.ask(ASKING, alternative, span, Map.of()).answer(outcomes::add, (done, all) -> {});
    }

    /** Waits until the machine has gone as far as it goes by itself. */
    private static String ready(String officer, String caseId) {
        task(officer, caseId);
        return caseId;
    }

    private static void numbered() {
        await(() -> jdbc.queryForObject(
                        "SELECT (SELECT count(*) FROM docket.domain_event) = (SELECT count(*) FROM docket.log_entry)",
                        Boolean.class)
                ? true
                : null);
    }

    private static String shipped() {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().endsWith("authority.dmn"))
                .map(ModelResource::text)
                .findFirst()
                .orElseThrow();
    }

    /** Without the rule that lets supervisors decide payments, and with the director on the line of the other. */
    private static byte[] stricter() {
        String dmn = shipped();
        int begin = dmn.indexOf("<rule id=\"payment-supervisor\">");
        int end = dmn.indexOf("<rule id=\"payment-director\">");
        int line = dmn.indexOf("approve:supervisor", end);
        return (dmn.substring(0, begin)
                        + dmn.substring(end, line)
                        + "approve:director"
                        + dmn.substring(line + "approve:supervisor".length()))
                .getBytes(UTF_8);
    }

    private static List<String> asked() {
        return jdbc.queryForList(
                "SELECT concat_ws(' ', convert_from(metadata, 'UTF8')::json ->> 'person',"
                        + " convert_from(payload, 'UTF8')::json ->> 'what',"
                        + " convert_from(payload, 'UTF8')::json -> 'question' ->> 'authority')"
                        + " FROM docket.domain_event WHERE type = 'record-read' ORDER BY global_index",
                String.class);
    }

    /** Of every table's rows, but for the events that say what was asked and the log that orders them. */
    private static Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        List<String> tables = jdbc.queryForList(
                "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('docket', 'camunda')"
                        + " AND has_table_privilege(schemaname || '.' || tablename, 'SELECT')",
                String.class);
        for (String table : tables) {
            String which = table.equals("docket.domain_event") ? " WHERE type <> 'record-read'" : "";
            if (!table.equals("docket.log_entry")) {
                digests.put(
                        table,
                        jdbc.queryForObject(
                                "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM " + table
                                        + " t" + which,
                                String.class));
            }
        }
        assertThat(digests).hasSizeGreaterThan(40);
        return digests;
    }
}
