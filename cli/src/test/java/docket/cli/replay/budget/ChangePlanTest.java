package docket.cli.replay.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import docket.cli.replay.JsonLines.Unreadable;
import docket.cli.replay.budget.PlannedChange.Line;
import docket.engine.budget.terms.ChangeType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangePlanTest {

    @Test
    void amounts_are_in_thousands_and_each_line_begins_with_all_that_it_will_give() throws IOException {
        ChangePlan plan = plan(
                change(
                        "a",
                        7,
                        "{'program': '10104', 'netExpenditure': -17}, {'program': '10105', 'netExpenditure': 17}"),
                change("b", 1, "{'program': '10104', 'netExpenditure': '-1,000'}"));

        assertThat(plan.lines())
                .containsEntry(new Line(2013, "10104"), BigInteger.valueOf(101_700_000))
                .containsEntry(new Line(2013, "10105"), BigInteger.ZERO);
        assertThat(PlannedChange.decimal(plan.changes().get(0).parts().get(0).minorUnits()))
                .isEqualTo("-17000.00");
    }

    @Test
    void the_code_and_the_amounts_say_the_type_of_the_change() throws IOException {
        String within = "{'program': '10104', 'netExpenditure': -1}, {'program': '10205', 'netExpenditure': 1}";
        String between = "{'program': '10104', 'netExpenditure': -1}, {'program': '470101', 'netExpenditure': 1}";
        String more = "{'program': '10104', 'netExpenditure': 1}";
        String less = "{'program': '10104', 'netExpenditure': -1}";

        assertThat(type(7, within)).isEqualTo(ChangeType.REALLOCATION);
        assertThat(type(7, between)).isEqualTo(ChangeType.TRANSFER);
        assertThat(type(8, between)).isEqualTo(ChangeType.TRANSFER);
        assertThat(type(9, between)).isEqualTo(ChangeType.CONTINGENCY);
        assertThat(type(17, between)).isEqualTo(ChangeType.CONTINGENCY);
        assertThat(type(5, more)).isEqualTo(ChangeType.CARRY_OVER);
        assertThat(type(5, less)).isEqualTo(ChangeType.CUT);
        assertThat(type(2, less)).isEqualTo(ChangeType.CUT);
        assertThat(type(2, more)).isEqualTo(ChangeType.SUPPLEMENT);
        assertThat(type(4711, within)).isEqualTo(ChangeType.REALLOCATION);
        assertThat(type(9, less)).isEqualTo(ChangeType.CUT);
    }

    @Test
    void what_is_left_of_the_year_before_is_carried_over_from_the_same_program_of_that_year() throws IOException {
        ChangePlan plan = plan(change("a", 5, "{'program': '10104', 'netExpenditure': 3}"));

        assertThat(plan.lines())
                .containsEntry(new Line(2012, "10104"), BigInteger.valueOf(300_000))
                .containsEntry(new Line(2013, "10104"), BigInteger.ZERO);
    }

    @Test
    void what_cannot_be_put_to_docket_is_named_and_stops_nothing() throws IOException {
        ChangePlan plan = new InventedChanges(1, 2013).plan(10);

        assertThat(plan.changes())
                .extracting(PlannedChange::requestId)
                .hasSize(14)
                .contains("nothing", "no-lines", "no-program", "no-code");
        assertThat(plan.excluded())
                .extracting(Unreadable::toString)
                .hasSize(6)
                .anyMatch(text -> text.contains("line 11"))
                .anyMatch(text -> text.contains("2013-1-0") && text.contains("repeats"))
                .anyMatch(text -> text.contains("no-amount: expected a netExpenditure in thousands but found 'much'"))
                .anyMatch(text -> text.contains("endless"))
                .anyMatch(text -> text.contains("too-large") && text.contains("more than the record can count"));
        assertThat(plan.notes().keySet()).anyMatch(note -> note.contains("not known, 99"));
    }

    @Test
    void one_thousand_eight_hundred_and_sixty_seven_real_requests_are_planned() throws IOException {
        Path log = Stream.of(Path.of("../../shared/data"), Path.of("../shared/data"))
                .map(folder -> folder.resolve("budget-transfers-2012.ndjson.gz"))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(log != null, "SKIPPED: no log of changes to a national budget in the folder beside the checkout");

        ChangePlan plan = ChangePlan.of(log);

        assertThat(plan.changes()).hasSize(1_867);
        assertThat(plan.excluded()).isEmpty();
        assertThat(plan.changes().stream()
                        .filter(change -> change.parts().stream()
                                .allMatch(part -> part.minorUnits().signum() == 0)))
                .hasSize(303);
    }

    private static ChangeType type(int code, String lines) throws IOException {
        return plan(change("a", code, lines)).changes().get(0).type();
    }

    private static String change(String requestId, int code, String lines) {
        return "{'requestId': '" + requestId + "', 'fiscalYear': 2013, 'changeCode': " + code + ", 'lines': [" + lines
                + "]}";
    }

    private static ChangePlan plan(String... changes) throws IOException {
        return ChangePlan.of(new ByteArrayInputStream(
                String.join("\n", changes).replace('\'', '"').getBytes(UTF_8)));
    }
}
