package docket.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void a_cell_that_a_spreadsheet_would_take_for_a_formula_is_text() {
        assertThat(Csv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(Csv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(Csv.cell("+82 2 123")).isEqualTo("'+82 2 123");
        assertThat(Csv.cell("-2+3")).isEqualTo("'-2+3");
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        for (String sign : List.of("=", "+", "-", "@", "＝", "＋", "－", "＠", "\u2212")) {
            for (String before : List.of("", " ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\t", "\u3000\ufeff ")) {
                String cell = before + sign + "1+1";
                assertThat(Csv.cell(cell)).as(cell).isEqualTo("'" + cell);
            }
        }
        assertThat(Csv.cell("1 + 1 = 2")).isEqualTo("1 + 1 = 2");
    }

    @Test
    void times_are_of_one_width_so_that_they_sort_as_texts() {
        assertThat(Csv.ofOneWidth("2026-07-01T09:00:00Z")).isEqualTo("2026-07-01T09:00:00.000000000Z");
        assertThat(Csv.ofOneWidth("2026-07-01T09:00:00.12Z")).isEqualTo("2026-07-01T09:00:00.120000000Z");
        assertThat(Csv.ofOneWidth("2026-07-01T09:00:00.123456789Z")).isEqualTo("2026-07-01T09:00:00.123456789Z");
    }

    @Test
    void an_activity_says_what_was_done_and_by_whose_office() {
        assertThat(activity("step-decided", "{'decision':'APPROVE','kind':'approve','right':'group:supervisor'}"))
                .isEqualTo("approved by supervisor");
        assertThat(activity("step-decided", "{'decision':'RETURN','kind':'review','right':'person'}"))
                .isEqualTo("returned by reviewer");
        assertThat(activity("step-offered", "{'kind':'concur','user':null,'groups':['legal','budget-owner']}"))
                .isEqualTo("offered to budget-owner or legal");
        assertThat(activity("step-offered", "{'kind':'revise','user':'kim.employee','groups':[]}"))
                .isEqualTo("offered to drafter");
        assertThat(activity("case-closed", "{'outcome':'APPROVED'}")).isEqualTo("closed as approved");
        assertThat(activity("funds-reserved", "{}")).isEqualTo("funds reserved");
    }

    private static String activity(String type, String payload) {
        byte[] bytes = payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] none = new byte[0];
        return Activity.of(
                new ExportedEvent(1, "", "e", "s", 1, type, "1", "2026-07-01T09:00:00Z", bytes, none, none, none));
    }

    @Test
    void a_cell_is_quoted_as_rfc_4180_says_and_numbers_stay_numbers() {
        assertThat(Csv.cell("-1200.00")).isEqualTo("-1200.00");
        assertThat(Csv.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
        assertThat(Csv.cell("")).isEmpty();
        assertThat(Csv.cell("결재")).isEqualTo("결재");
    }

    @Test
    void xml_keeps_line_ends_and_leaves_out_what_it_cannot_hold() {
        assertThat(Xes.escaped("a\n<b> & \"c\"\u0000\uD800"))
                .isEqualTo("a&#10;&lt;b&gt; &amp; &quot;c&quot;\uFFFD\uFFFD");
    }
}
