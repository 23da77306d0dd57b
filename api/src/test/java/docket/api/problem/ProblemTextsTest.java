package docket.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.refusal.RefusalCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    @Test
    void every_text_is_there_in_both_languages() {
        assertThat(bundle(Locale.KOREAN).keySet())
                .isEqualTo(bundle(Locale.ROOT).keySet())
                .allSatisfy(key -> assertThat(bundle(Locale.KOREAN).getString(key))
                        .isNotEqualTo(bundle(Locale.ROOT).getString(key)));
    }

    @Test
    void every_fault_and_every_status_has_a_text() {
        assertThat(Arrays.stream(HttpFault.values()).map(HttpFault::code)).allSatisfy(this::hasText);
        assertThat(Arrays.stream(HttpFault.values()).map(fault -> "title." + fault.status()))
                .allSatisfy(this::hasText);
        assertThat(Arrays.stream(RefusalCode.Kind.values()).map(kind -> "title." + HttpFault.statusOf(kind)))
                .allSatisfy(this::hasText);
    }

    private void hasText(String key) {
        assertThat(ProblemTexts.text(key, Locale.KOREAN, "A", "B")).isNotBlank();
        assertThat(ProblemTexts.text(key, Locale.ENGLISH, "A", "B")).isNotBlank();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "docket.problems",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
