package docket.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

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
