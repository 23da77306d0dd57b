package docket.processes.allocation;

import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.Adjustment;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.processes.amount.WrittenAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Reads what a committee grants instead: as JSON, a list of {@code {requestId, granted, reason}}, or as written into a form, a
 * line for each: {@code request | granted | reason}.
 */
final class WrittenAdjustments {

    static List<Adjustment> read(Object written, Currency currency) {
        List<Adjustment> adjustments = new ArrayList<>();
        if (written instanceof Collection<?> items) {
            items.forEach(item -> adjustments.add(ofJson(item)));
            return adjustments;
        }
        written.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> adjustments.add(ofLine(line, currency)));
        return adjustments;
    }

    private static Adjustment ofJson(Object item) {
        if (item instanceof Map<?, ?> one
                && one.get("requestId") instanceof String request
                && one.get("granted") instanceof Map<?, ?> granted
                && granted.get("amount") instanceof String amount
                && granted.get("currency") instanceof String code
                && one.get("reason") instanceof String reason) {
            try {
                return new Adjustment(request, Money.parse(amount, code), reason);
            } catch (IllegalArgumentException e) {
                throw new Refused(RoundRefusal.INVALID_ADJUSTMENTS, amount + " " + code);
            }
        }
        throw new Refused(RoundRefusal.INVALID_ADJUSTMENTS, item);
    }

    private static Adjustment ofLine(String line, Currency currency) {
        String[] parts = line.split("[|]", 3);
        if (parts.length < 3) {
            throw new Refused(RoundRefusal.INVALID_ADJUSTMENTS, line.strip());
        }
        return new Adjustment(parts[0].strip(), WrittenAmount.read(parts[1].strip(), currency), parts[2].strip());
    }

    private WrittenAdjustments() {}
}
