package docket.api.rest.budget.alarm;

import docket.api.rest.body.MoneyJson;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.view.BudgetLineView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody should look at in a fiscal year. */
@Schema(name = "BudgetAlarms")
public record AlarmsJson(
        int fiscalYear,

        @Schema(description = "The moment at which it is looked at")
        Instant at,

        @Schema(
                description =
                        "Lines with less than a tenth left while more of the year is, or whose money ends more than"
                                + " 30 days before the year at the pace of it, or less than nothing is available; those that last the shortest first")
        List<Dry> dry,

        @Schema(
                description =
                        "Lines of whose budget less than half the part is committed or disbursed that is over of the"
                                + " year, from the end of its first quarter")
        List<Late> late,

        @Schema(description = "Commitments that wait 30 days or longer for their payment, the oldest first")
        List<Payment> payments,

        @Schema(description = "Money that is set aside for requests and not bound yet, the oldest first")
        List<Request> requests) {

    /** A line, by its key. */
    @Schema(name = "AlarmLine")
    public record Line(String lineId, String code, String name, String organization) {

        static Line of(BudgetLineView line) {
            return new Line(line.lineId(), line.code(), line.name(), line.organization());
        }
    }

    /** A line that runs dry. */
    @Schema(name = "DryLine")
    public record Dry(
            Line line,
            MoneyJson available,

            @Schema(description = "What may be used: what was allotted, or the whole budget where nothing ever was")
            MoneyJson usable,

            @Schema(description = "What of the budget is not allotted yet")
            MoneyJson unallotted,

            @Schema(description = "What is left of what may be used, in per cent", example = "9.5")
            BigDecimal availablePercent,

            @Schema(nullable = true, description = "At the pace of the year; null where too little is known") @Nullable
            LocalDate lastsUntil) {}

    /** A line that is spent late. */
    @Schema(name = "LateLine")
    public record Late(
            Line line,
            @Schema(description = "Committed or disbursed") MoneyJson executed,
            MoneyJson adjusted,
            @Schema(example = "12.5") BigDecimal executedPercent,
            @Schema(example = "50.0") BigDecimal elapsedPercent) {}

    /** A commitment that waits for its payment. */
    @Schema(name = "WaitingPayment")
    public record Payment(
            Line line,
            String caseId,

            @Schema(nullable = true, description = "The case’s registration number") @Nullable
            String number,

            @Schema(description = "Committed and not ordered yet")
            MoneyJson committed,

            @Schema(description = "Ordered and not paid yet")
            MoneyJson ordered,

            Instant boundAt,
            long days,
            @Schema(description = "30, 60 or 90") int over,
            @Schema(description = "The event that bound it") Event event) {}

    /** Money that is set aside. */
    @Schema(name = "WaitingRequest")
    public record Request(
            Line line,
            String caseId,

            @Schema(nullable = true, description = "The case’s registration number") @Nullable
            String number,

            MoneyJson reserved,
            Instant reservedAt,
            long days,

            @Schema(description = "The event that set it aside")
            Event event) {}

    /** An event of a line. {@code sequence} is its place in the line’s events, from 0. */
    @Schema(name = "AlarmEvent")
    public record Event(String eventId, long sequence) {}

    static AlarmsJson of(AskedDay asked, Alarms alarms, Function<String, @Nullable String> numbers) {
        return new AlarmsJson(
                asked.fiscalYear(),
                asked.at(),
                alarms.dry().stream().map(AlarmsJson::dry).toList(),
                alarms.late().stream().map(AlarmsJson::late).toList(),
                alarms.payments().stream().map(one -> payment(one, numbers)).toList(),
                alarms.requests().stream().map(one -> request(one, numbers)).toList());
    }

    private static Dry dry(Alarms.Dry one) {
        return new Dry(
                Line.of(one.line()),
                MoneyJson.of(one.available()),
                MoneyJson.of(one.usable()),
                MoneyJson.of(one.unallotted()),
                percent(one.availableMicros()),
                one.lastsUntil());
    }

    private static Late late(Alarms.Late one) {
        return new Late(
                Line.of(one.line()),
                MoneyJson.of(one.executed()),
                MoneyJson.of(one.budget()),
                percent(one.executedMicros()),
                percent(one.elapsedMicros()));
    }

    private static Payment payment(Alarms.Waiting one, Function<String, @Nullable String> numbers) {
        return new Payment(
                Line.of(one.line()),
                one.claim().caseId(),
                numbers.apply(one.claim().caseId()),
                MoneyJson.of(one.claim().committed()),
                MoneyJson.of(one.claim().ordered()),
                one.claim().since(),
                one.days(),
                one.over(),
                new Event(one.claim().eventId(), one.claim().sequence()));
    }

    private static Request request(Alarms.Waiting one, Function<String, @Nullable String> numbers) {
        return new Request(
                Line.of(one.line()),
                one.claim().caseId(),
                numbers.apply(one.claim().caseId()),
                MoneyJson.of(one.claim().reserved()),
                one.claim().since(),
                one.days(),
                new Event(one.claim().eventId(), one.claim().sequence()));
    }

    private static BigDecimal percent(int micros) {
        return BigDecimal.valueOf(Math.round(micros / 1000.0), 1);
    }
}
