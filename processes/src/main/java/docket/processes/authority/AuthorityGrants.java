package docket.processes.authority;

import docket.engine.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;

/**
 * What an authority table grants on a day, up to which amount: the table is asked at every amount that one of its rules names,
 * and just beyond it. Thread-safe.
 */
public final class AuthorityGrants {

    /** No budget comes near it, in any currency's minor unit. */
    private static final long ANY_AMOUNT = 100_000_000_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])[0-9]{1,17}(?![\\w.\"-])");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");
    private static final String KIND = "kind";

    /**
     * A power that a rule gives.
     *
     * @param holder a group's id, or {@code user:} and a person's
     * @param upTo the highest amount; null where there is none
     */
    public record Grant(
            String kind,
            String rule,
            String holder,
            String reason,
            @Nullable Money upTo) {}

    private AuthorityGrants() {}

    /** The powers over requests of an organisation in a currency, for every kind of request that the table names. */
    public static List<Grant> of(AuthorityTable table, String organization, Currency currency, LocalDate day) {
        SortedSet<Long> amounts = new TreeSet<>(List.of(0L, ANY_AMOUNT));
        NUMBER.matcher(String.join("\n", conditions(table, null).toList()))
                .results()
                .map(found -> Long.parseLong(found.group()))
                .forEach(amount -> amounts.addAll(List.of(amount, amount + 1)));
        SortedSet<String> kinds = new TreeSet<>();
        conditions(table, KIND)
                .flatMap(condition -> TEXT.matcher(condition).results())
                .forEach(found -> kinds.add(found.group(1)));
        return kinds.stream()
                .flatMap(kind -> of(table, kind, organization, currency, day, amounts))
                .toList();
    }

    private static Stream<Grant> of(
            AuthorityTable table,
            String kind,
            String organization,
            Currency currency,
            LocalDate day,
            SortedSet<Long> amounts) {
        Map<AuthorityTable.Row, Long> highest = new LinkedHashMap<>();
        for (long amount : amounts) {
            table.rows(kind, organization, new Money(amount, currency), day).forEach(row -> highest.put(row, amount));
        }
        return highest.entrySet().stream().map(entry -> {
            AuthorityTable.Row row = entry.getKey();
            Money upTo = entry.getValue() == ANY_AMOUNT ? null : new Money(entry.getValue(), currency);
            return new Grant(kind, row.rule(), row.holder(), row.reason(), upTo);
        });
    }

    /** What the rules ask of an input, or of all. */
    private static Stream<String> conditions(AuthorityTable table, @Nullable String input) {
        DmnDecisionTableImpl rules = (DmnDecisionTableImpl) table.decision().getDecisionLogic();
        return rules.getRules().stream()
                .flatMap(rule -> Stream.iterate(0, i -> i < rules.getInputs().size(), i -> i + 1)
                        .filter(i -> input == null
                                || input.equals(rules.getInputs()
                                        .get(i)
                                        .getExpression()
                                        .getExpression()
                                        .strip()))
                        .map(i -> String.valueOf(rule.getConditions().get(i).getExpression())));
    }
}
