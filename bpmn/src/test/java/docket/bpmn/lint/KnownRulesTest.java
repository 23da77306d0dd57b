package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import docket.bpmn.ModelResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom and what a deployment names is asked of those who know. */
class KnownRulesTest {

    private static final String CALL = """
            asked(("start")) --> part[["call inspection"]] --> decide["approve: APPROVE, REJECT"] --> done(("end"))
            """;

    @Test
    void a_model_that_names_only_what_is_there_passes() {
        assertThat(check(CALL, Sketched.bpmn("inspection", """
                begun(("start")) --> look["review: APPROVE"] --> looked(("end"))
                """))).isEmpty();
    }

    @Test
    void a_called_process_is_walked_with_the_one_that_calls_it() {
        assertThat(check(CALL, Sketched.bpmn("inspection", """
                begun(("start")) --> look["approve: APPROVE"] --> looked(("end"))
                """)))
                .singleElement()
                .extracting(Finding::element, Finding::code)
                .containsExactly("bpmn:userTask 'decide'", "strands");
    }

    @Test
    void a_fault_in_a_called_process_is_told_of_the_process_that_calls_it() {
        assertThat(check(CALL, Sketched.bpmn("inspection", """
                begun(("start")) --> look["review: APPROVE"] --> stop(("error stopped"))
                """)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.element()).isEqualTo("bpmn:process 'drawn'");
                    assertThat(finding.text(Locale.ENGLISH))
                            .contains("In bpmn:endEvent 'stop'")
                            .contains("Nothing catches the error");
                });
    }

    @Test
    void a_task_for_auditors_alone_is_refused() {
        String drawing = """
                asked(("start")) --> one["review: APPROVE; auditor"] --> other["concur: CONCUR; seo.auditor"]
                other --> both["agree: APPROVE; auditor,director"] --> decide["approve: APPROVE"] --> done(("end"))
                """;

        assertThat(check(drawing, ""))
                .extracting(Finding::element, Finding::code)
                .containsExactlyInAnyOrder(
                        tuple("bpmn:userTask 'one'", "auditors-only"), tuple("bpmn:userTask 'other'", "auditors-only"));
    }

    @Test
    void a_file_without_a_process_or_a_table_is_refused() {
        String process = Sketched.bpmn("drawn", CALL).replaceAll("(?s)<bpmn:process.*</bpmn:process>", "");
        String table =
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"t\" name=\"t\" namespace=\"t\"/>";

        assertThat(ModelLint.check(List.of(new ModelResource("a.bpmn", process), new ModelResource("a.dmn", table))))
                .extracting(Finding::resource, Finding::code)
                .contains(tuple("a.bpmn", "missing"), tuple("a.dmn", "missing"));
    }

    @Test
    void two_processes_of_one_id_are_refused_where_they_stand() {
        List<ModelResource> twice = new ArrayList<>(Sketched.deployment(CALL.replace("call inspection", "${score}")));
        twice.add(new ModelResource("other.bpmn", twice.get(twice.size() - 1).text()));

        assertThat(ModelLint.check(twice)).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).isEqualTo("other.bpmn");
            assertThat(finding.text(Locale.ENGLISH)).contains("There is another 'drawn' in drawn.bpmn");
        });
    }

    @Test
    void a_process_that_calls_itself_is_refused() {
        assertThat(ModelLint.check(Sketched.deployment("""
                asked(("start")) --> part[["call drawn"]] --> decide["approve: APPROVE, REJECT"] --> done(("end"))
                """)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("calls itself");
        assertThat(check(CALL, Sketched.bpmn("inspection", """
                begun(("start")) --> again[["call inspection"]] --> looked(("end"))
                """)))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("calls itself");
    }

    @Test
    void what_is_not_there_is_named() {
        assertThat(check(CALL.replace("APPROVE, REJECT", "APPROVE, REJECT; mayor"), ""))
                .extracting(Finding::code, Finding::element)
                .containsExactlyInAnyOrder(
                        tuple("unknown-process", "bpmn:callActivity 'part'"),
                        tuple("unknown-group", "bpmn:userTask 'decide'"));
    }

    @Test
    void a_new_version_of_a_called_process_must_fit_those_that_call_it() {
        String inspection = Sketched.bpmn("inspection", """
                begun(("start")) --> look["approve: APPROVE"] --> looked(("end"))
                """)
                .replace("isExecutable", "camunda:isStartableInTasklist=\"false\" isExecutable");
        List<ModelResource> deployment = new ArrayList<>(Sketched.deployment(""));
        deployment.removeIf(model -> model.name().endsWith(".bpmn"));
        deployment.add(new ModelResource("inspection.bpmn", inspection));
        String before = inspection.replace("\"approve\"", "\"review\"");

        assertThat(ModelLint.check(deployment, surroundings(before, List.of(Sketched.bpmn("caller", CALL)))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.element()).isEqualTo("bpmn:process 'inspection'");
                    assertThat(finding.text(Locale.ENGLISH))
                            .contains("The process 'caller' calls it", "bpmn:userTask 'decide'");
                });
        assertThat(ModelLint.check(deployment, surroundings(inspection, List.of(Sketched.bpmn("caller", CALL)))))
                .as("what was at fault before")
                .isEmpty();
    }

    private static List<Finding> check(String drawing, String inspection) {
        return ModelLint.check(Sketched.deployment(drawing), surroundings(inspection, List.of()));
    }

    private static Surroundings surroundings(String inspection, List<String> callers) {
        return new Surroundings() {
            @Override
            public boolean hasGroup(String group) {
                return Set.of("administration", "auditor", "budget-owner", "director", "supervisor")
                        .contains(group);
            }

            @Override
            public boolean hasPerson(String person) {
                return Set.of("yoon.supervisor", "seo.auditor").contains(person);
            }

            @Override
            public boolean isOfAuditors(String groupOrPerson) {
                return Set.of("auditor", "seo.auditor").contains(groupOrPerson);
            }

            @Override
            public boolean hasDecision(String decision) {
                return decision.equals("authority");
            }

            @Override
            public Optional<String> process(String process) {
                return inspection.isEmpty() ? Optional.empty() : Optional.of(inspection);
            }

            @Override
            public List<String> callers(Set<String> processes) {
                return processes.contains("inspection") ? callers : List.of();
            }
        };
    }
}
