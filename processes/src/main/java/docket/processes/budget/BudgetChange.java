package docket.processes.budget;

import docket.bpmn.ModelProperties;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.terms.ChangeType;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of budgets as the content of its case says it. Immutable.
 *
 * @param parts by the ids of their lines, the order in which these are locked; never empty
 */
public record BudgetChange(ChangeType type, List<Part> parts) {

    private static final String LINE = "lineId";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String COMMITMENT = "commitment";

    /** What a row may say. */
    public static final Set<String> FIELDS = Set.of(LINE, AMOUNT, COMMITMENT);

    /**
     * What a line gets or, where the amount is negative, gives.
     *
     * @param commitment the case whose commitment is carried over; null for free money
     */
    public record Part(
            String lineId, Money amount, @Nullable String commitment) {

        public Part(String lineId, Money amount) {
            this(lineId, amount, null);
        }

        /** As the content holds it. */
        public Map<String, Object> content() {
            Map<String, Object> content = new TreeMap<>();
            content.put(LINE, lineId);
            content.put(
                    AMOUNT,
                    Map.of(
                            AMOUNT,
                            amount.toDecimal(),
                            CURRENCY,
                            amount.currency().getCurrencyCode()));
            if (commitment != null) {
                content.put(COMMITMENT, commitment);
            }
            return content;
        }

        boolean gives() {
            return amount.isNegative();
        }
    }

    /**
     * @param field that lists the lines
     * @throws Refused FIELD_REQUIRED, LINE_NAMED_TWICE, CURRENCY_MISMATCH where two lines are in different ones,
     *     TRANSFER_UNBALANCED, INVALID_AMOUNT where a line gets nothing, COMMITMENT_NOT_CARRIED_OVER where a row names one
     *     and does not give it into the next year
     */
    public static BudgetChange of(Map<String, Object> content, String field) {
        List<Part> parts = new ArrayList<>(parts(content.get(field)));
        if (parts.isEmpty()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, field);
        }
        Object type = content.get(ModelProperties.CHANGE_TYPE);
        if (type == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, ModelProperties.CHANGE_TYPE);
        }
        ChangeType change = ChangeType.valueOf(type.toString());
        Set<List<?>> named = new HashSet<>();
        for (Part part : parts) {
            if (!named.add(Arrays.asList(part.lineId(), part.commitment()))) {
                throw new Refused(BudgetRefusal.LINE_NAMED_TWICE, part.lineId());
            }
            if (part.commitment() != null && !(change == ChangeType.CARRY_OVER && part.gives())) {
                throw new Refused(BudgetRefusal.COMMITMENT_NOT_CARRIED_OVER, part.lineId());
            }
            if (part.amount().minorUnits() == 0) {
                throw new Refused(RequestRefusal.INVALID_AMOUNT, part.amount());
            }
            if (!part.amount().currency().equals(parts.get(0).amount().currency())) {
                throw new Refused(
                        BudgetRefusal.CURRENCY_MISMATCH,
                        part.amount(),
                        parts.get(0).amount().currency(),
                        parts.get(0).lineId());
            }
        }
        parts.sort(Comparator.comparing(Part::lineId));
        BudgetChange whole = new BudgetChange(change, List.copyOf(parts));
        Money sum = whole.got().minus(whole.given());
        if (change.isBalanced() && sum.minorUnits() != 0) {
            throw new Refused(BudgetRefusal.TRANSFER_UNBALANCED, sum);
        }
        return whole;
    }

    /** The lines that a field of a content lists; empty where it lists none. */
    public static List<Part> parts(@Nullable Object listed) {
        List<Part> parts = new ArrayList<>();
        if (listed instanceof List<?> rows) {
            rows.forEach(row -> part(row).ifPresent(parts::add));
        }
        return parts;
    }

    private static Optional<Part> part(@Nullable Object row) {
        return row instanceof Map<?, ?> fields
                        && fields.get(LINE) instanceof String line
                        && fields.get(AMOUNT) instanceof Map<?, ?> amount
                        && amount.get(AMOUNT) instanceof String decimal
                        && amount.get(CURRENCY) instanceof String currency
                ? Optional.of(new Part(line, Money.parse(decimal, currency), (String) fields.get(COMMITMENT)))
                : Optional.empty();
    }

    /** What each line gets or gives altogether, in the order in which they are named first. */
    public static List<Part> byLine(List<Part> parts) {
        Map<String, Money> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.lineId(), part.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(sum -> new Part(sum.getKey(), sum.getValue()))
                .toList();
    }

    /** What is moved: all that lines get or, where that is more, all that they give. */
    public Money moved() {
        return got().compareTo(given()) >= 0 ? got() : given();
    }

    /** The kind of case by which the authority table is asked: {@code carry-over}. */
    public String kind() {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Money got() {
        return parts.stream()
                .map(Part::amount)
                .filter(amount -> !amount.isNegative())
                .reduce(zero(), Money::plus);
    }

    private Money given() {
        return parts.stream().map(Part::amount).filter(Money::isNegative).reduce(zero(), Money::minus);
    }

    private Money zero() {
        return Money.zero(parts.get(0).amount().currency());
    }
}
