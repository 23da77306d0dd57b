package docket.processes.budget;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.amount.WrittenAmount;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what later years pay of a commitment: as JSON, a list of {@code {fiscalYear, amount}}, or as written into a form, a
 * row for each: the year and the amount.
 */
public final class LaterShares {

    private static final Pattern ROW = Pattern.compile("(?<year>[0-9]{4})\\s*(?:년|:)?\\s+(?<amount>.+)");

    /**
     * @param written null where nothing was
     * @throws Refused SHARE_UNREADABLE, INVALID_AMOUNT
     */
    public static List<LaterShare> read(@Nullable Object written, Currency currency) {
        if (written == null) {
            return List.of();
        }
        if (written instanceof Collection<?> items) {
            return items.stream().map(LaterShares::ofJson).toList();
        }
        return written.toString()
                .lines()
                .map(String::strip)
                .filter(row -> !row.isEmpty())
                .map(row -> ofRow(row, currency))
                .toList();
    }

    private static LaterShare ofJson(@Nullable Object item) {
        if (item instanceof Map<?, ?> one
                && one.get("fiscalYear") instanceof Integer year
                && one.get("amount") instanceof Map<?, ?> amount
                && amount.get("amount") instanceof String decimal
                && amount.get("currency") instanceof String currency) {
            try {
                return new LaterShare(year, Money.parse(decimal, currency));
            } catch (IllegalArgumentException e) {
                throw new Refused(RequestRefusal.INVALID_AMOUNT, decimal + " " + currency);
            }
        }
        throw new Refused(BudgetRefusal.SHARE_UNREADABLE, String.valueOf(item));
    }

    private static LaterShare ofRow(String row, Currency currency) {
        Matcher parts = ROW.matcher(row);
        if (!parts.matches()) {
            throw new Refused(BudgetRefusal.SHARE_UNREADABLE, row);
        }
        return new LaterShare(
                Integer.parseInt(parts.group("year")), WrittenAmount.read(parts.group("amount"), currency));
    }

    private LaterShares() {}
}
