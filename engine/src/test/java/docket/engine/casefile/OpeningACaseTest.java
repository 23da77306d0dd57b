package docket.engine.casefile;

import static docket.engine.Refusals.refused;
import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.CONCUR;
import static docket.engine.casefile.Sample.CONTENT;
import static docket.engine.casefile.Sample.REVIEW;
import static docket.engine.casefile.Sample.fixture;
import static docket.engine.casefile.Sample.open;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Axon's fixture needs no XStream: it serializes nothing, so the banned library is missed by nobody. */
class OpeningACaseTest {

    @Test
    void a_case_is_opened_with_its_content_and_the_hash_of_it() {
        fixture()
                .givenNoPriorActivity()
                .when(open(REVIEW, CONCUR, APPROVE))
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(CASE)
                .expectEvents(new CaseOpened(
                        CASE,
                        "document-approval",
                        "Repair of the city hall roof",
                        "payment",
                        "facilities",
                        Money.parse("34.34", "EUR"),
                        "kim.employee",
                        CONTENT,
                        ContentHash.of(CONTENT),
                        List.of(REVIEW, CONCUR, APPROVE),
                        "discretionary",
                        "ten-years"));
    }

    @Test
    void refuses_a_second_opening() {
        fixture()
                .givenCommands(open())
                .when(open())
                .expectNoEvents()
                .expectException(refused(CaseRefusal.ALREADY_OPEN));
    }

    @Test
    void refuses_a_case_without_a_drafter() {
        refusesWith(RequestRefusal.PERSON_REQUIRED, " ", "Roof", Money.parse("1.00", "EUR"));
    }

    @Test
    void refuses_a_case_without_a_title() {
        refusesWith(RequestRefusal.FIELD_REQUIRED, "kim.employee", "", Money.parse("1.00", "EUR"));
    }

    @Test
    void refuses_a_negative_amount() {
        refusesWith(RequestRefusal.INVALID_AMOUNT, "kim.employee", "Roof", Money.parse("-0.01", "EUR"));
    }

    @Test
    void accepts_an_amount_of_zero_and_none_at_all() {
        fixture()
                .givenNoPriorActivity()
                .when(with("kim.employee", "Roof", Money.parse("0", "KRW"), Map.of()))
                .expectSuccessfulHandlerExecution();
        fixture()
                .givenNoPriorActivity()
                .when(with("kim.employee", "Roof", null, Map.of()))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_content_that_json_cannot_say() {
        fixture()
                .givenNoPriorActivity()
                .when(with("kim.employee", "Roof", null, Map.of("file", new Object())))
                .expectException(refused(RequestRefusal.INVALID_FIELD));
    }

    private static void refusesWith(RefusalCode code, String drafter, String title, Money amount) {
        fixture()
                .givenNoPriorActivity()
                .when(with(drafter, title, amount, CONTENT))
                .expectNoEvents()
                .expectException(refused(code));
    }

    private static OpenCase with(String drafter, String title, Money amount, Map<String, Object> content) {
        return new OpenCase(
                CASE, "p", title, "payment", "facilities", amount, drafter, content, List.of(), "bound", "ten-years");
    }
}
