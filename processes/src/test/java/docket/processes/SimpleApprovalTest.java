package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.form.FormRefusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A process that exists as a diagram and a form only is recorded like any other. */
class SimpleApprovalTest extends ProcessTest {

    @Test
    void whoever_takes_it_decides() {
        String caseId = open("kim.employee", chairs());

        decide("yoon.supervisor", caseId, Decision.APPROVE, null);

        assertThat(events(caseId))
                .containsExactly("case-opened", "step-offered", "step-decided", "case-registered", "case-closed");
    }

    @Test
    void the_id_of_a_case_begins_with_the_time() {
        String caseId = open("kim.employee", chairs());

        assertThat(UUID.fromString(caseId).version()).isEqualTo(7);
    }

    @Test
    void a_rejected_case_gets_no_number() {
        String caseId = open("kim.employee", chairs());

        decide("lee.director", caseId, Decision.REJECT, "There is money for the roof only.");

        assertThat(events(caseId)).containsExactly("case-opened", "step-offered", "step-decided", "case-closed");
    }

    @Test
    void the_drafter_takes_it_back() throws Exception {
        String caseId = open("kim.employee", chairs());

        as("kim.employee", () -> {
            context.getBean(CaseWithdrawal.class).withdraw(caseId, "We found chairs in the cellar.");
            return caseId;
        });

        assertThat(events(caseId)).contains("case-withdrawn").endsWith("case-closed");
    }

    @Test
    void refuses_a_decision_that_it_does_not_offer() {
        String caseId = open("kim.employee", chairs());

        assertThatThrownBy(() -> decide("yoon.supervisor", caseId, Decision.RETURN, "Which chairs?"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(StepRefusal.DECISION_NOT_OFFERED));
    }

    @Test
    void refuses_content_that_its_form_does_not_declare() {
        CaseDraft draft = new CaseDraft(
                "simple-approval", "Chairs", "other", "facilities", null, Map.of("payee", "Hong"), List.of());

        assertThatThrownBy(() -> open("kim.employee", draft))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FormRefusal.FIELD_NOT_DECLARED));
    }

    private static CaseDraft chairs() {
        return new CaseDraft(
                "simple-approval",
                "New chairs for room 301",
                "other",
                "facilities",
                null,
                Map.of("body", "The old ones creak."),
                List.of());
    }
}
