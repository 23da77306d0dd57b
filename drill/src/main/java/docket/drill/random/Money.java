package docket.drill.random;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The budget line of a model that asks for money: half of these lines have too little at first. */
final class Money {

    private static final String OFFICER = "min.budget";
    private static final int YEAR = LocalDate.now(ZoneOffset.UTC).getYear();

    static String lineOf(RandomModel model) {
        return YEAR + ".facilities.R" + model.number();
    }

    static void open(Doors doors, RandomModel model) throws IOException, InterruptedException {
        doors.must(doors.post(
                OFFICER,
                "/api/budget/lines",
                Map.of(
                        "fiscalYear",
                        YEAR,
                        "code",
                        "R" + model.number(),
                        "name",
                        "A line of a drill",
                        "organization",
                        "facilities",
                        "appropriation",
                        euros("100000"))));
        if (model.number() % 2 == 0) {
            allot(doors, model, "1");
        }
    }

    static void allot(Doors doors, RandomModel model, String amount) throws IOException, InterruptedException {
        doors.must(doors.post(
                OFFICER,
                "/api/budget/lines/" + lineOf(model) + "/allotments",
                Map.of("amount", euros(amount), "period", "drill")));
    }

    private static Map<String, Object> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private Money() {}
}
