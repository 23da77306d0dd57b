package docket.engine.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.organization.OrganizationRefusal;
import docket.engine.refusal.Refused.FieldError;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void a_refusal_speaks_the_language_of_the_person() {
        Refused refused = new Refused(CaseRefusal.STALE_VERSION, "case-1", 1233, 1234L);
        assertThat(refused.text(Locale.ENGLISH)).contains("expected version 1233, found version 1234");
        assertThat(refused.text(Locale.KOREA)).contains("현재 판: 1234");
        assertThat(refused.text(Locale.FRENCH)).isEqualTo(refused.text(Locale.ENGLISH));
        assertThat(new Refused(StepRefusal.DECISION_NOT_OFFERED, Decision.RETURN, List.of()).text(Locale.KOREAN))
                .contains("반려를 할 수 없습니다");
        assertThat(new Refused(CaseRefusal.UNKNOWN_CASE, "a-17").text(Locale.KOREAN))
                .contains("a-17이 없습니다");
        assertThat(new Refused(OrganizationRefusal.UNKNOWN_GROUP, "director").text(Locale.KOREAN))
                .contains("director이(가) 없습니다");
    }

    @Test
    void the_particle_fits_the_word_that_is_quoted_before_it() {
        FieldError error = new FieldError("form", "missing", language -> "'서식'이(가) 있어야 하고 '검토'을(를) 뺍니다");
        assertThat(error.text(Locale.KOREA)).isEqualTo("'서식'이 있어야 하고 '검토'를 뺍니다");
    }

    @Test
    void nobody_is_told_more_than_they_can_read() {
        Term endless = language -> "가".repeat(100_000);
        assertThat(new Refused(CaseRefusal.UNKNOWN_CASE, endless).text(Locale.KOREA))
                .hasSizeLessThan(5_000);
    }
}
