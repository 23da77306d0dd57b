package docket.processes.allocation;

import docket.allocation.round.Limit;
import docket.allocation.round.Rule;
import docket.engine.agency.Agency;
import docket.engine.allocation.command.OpenRound;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.casefile.CaseStanding;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.amount.WrittenAmount;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a round from the content of its case, as a form has them. */
public final class WrittenTerms {

    /** The fields of the content; the name is the case's title, the total its amount. */
    public static final String FISCAL_YEAR = "fiscalYear";

    public static final String RULE = "rule";
    public static final String DIVISIBLE = "divisible";

    /** A time with its offset, or a day: the round closes when that ends. */
    public static final String CLOSES_AT = "closesAt";

    /** A line for each limit: {@code node | stands under | at least | at most}; what does not apply is empty. */
    public static final String LIMITS = "limits";

    private final Agency agency;

    public WrittenTerms(Agency agency) {
        this.agency = agency;
    }

    /** @throws Refused FIELD_REQUIRED, INVALID_ROUND, INVALID_AMOUNT */
    OpenRound read(CaseStanding standing) {
        Money total = standing.amount();
        if (total == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "amount");
        }
        Map<String, Object> content = standing.content();
        return new OpenRound(
                RoundEvent.roundOf(standing.caseId()),
                standing.caseId(),
                standing.title(),
                ((Number) required(content, FISCAL_YEAR)).intValue(),
                total,
                Rule.valueOf(required(content, RULE).toString()),
                Boolean.TRUE.equals(content.get(DIVISIBLE)),
                closesAt(content.get(CLOSES_AT)),
                limits(content.get(LIMITS), total.currency()));
    }

    private @Nullable Instant closesAt(@Nullable Object written) {
        if (written == null) {
            return null;
        }
        String text = written.toString().strip();
        try {
            Instant closes = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(agency.zone())
                            .toInstant();
            if (closes.isAfter(agency.clock().instant())) {
                return closes;
            }
        } catch (DateTimeException e) {
            throw new Refused(RoundRefusal.INVALID_ROUND, "closing-time", text);
        }
        throw new Refused(RoundRefusal.INVALID_ROUND, "closing-time", text);
    }

    private static List<Limit> limits(@Nullable Object written, Currency currency) {
        return Objects.toString(written, "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> limit(line, currency))
                .toList();
    }

    private static Limit limit(String line, Currency currency) {
        String[] parts = line.split("[|]", -1);
        if (parts.length > 4) {
            throw new Refused(RoundRefusal.INVALID_ROUND, "limit", line);
        }
        String parent = part(parts, 1);
        String floor = part(parts, 2);
        String cap = part(parts, 3);
        return new Limit(
                part(parts, 0),
                parent.isEmpty() ? null : parent,
                floor.isEmpty() ? 0 : WrittenAmount.read(floor, currency).minorUnits(),
                cap.isEmpty() ? null : WrittenAmount.read(cap, currency).minorUnits());
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private static Object required(Map<String, Object> content, String field) {
        Object value = content.get(field);
        if (value == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, field);
        }
        return value;
    }
}
