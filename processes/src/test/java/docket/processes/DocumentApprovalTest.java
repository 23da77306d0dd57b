package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.Decision;
import org.junit.jupiter.api.Test;

class DocumentApprovalTest extends ProcessTest {

    @Test
    void a_case_goes_along_its_line_and_is_approved_registered_and_closed() {
        String caseId = open("kim.employee", payment(review("administration"), approve("director")));

        decide("jung.administration", caseId, Decision.APPROVE, null);
        decide("lee.director", caseId, Decision.APPROVE, null);

        assertThat(events(caseId))
                .containsExactly(
                        "case-opened",
                        "scoring-failed",
                        "authority-resolved",
                        "step-offered",
                        "step-decided",
                        "step-offered",
                        "step-decided",
                        "case-registered",
                        "case-closed");
    }
}
