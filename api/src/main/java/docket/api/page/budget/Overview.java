package docket.api.page.budget;

import docket.engine.budget.view.BudgetLedger.Account;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows: the lines of one currency that were asked for, a page of them, and their sums.
 *
 * @param currency that of most lines where none is asked for; null where there are no lines
 * @param currencies all that the lines of the year have
 * @param total the sum of all that were asked for, under the key ""; null where there are none
 * @param choices what there is to choose from, by the fields of {@link By}
 */
public record Overview(
        @Nullable Currency currency,
        Set<String> currencies,
        List<Sum> sums,
        @Nullable Sum total,
        List<BudgetLineView> lines,
        int found,
        int page,
        int pages,
        Map<String, Set<String>> choices,
        Proof proof) {

    static final int PAGE = 100;

    /**
     * Some lines and what they come to.
     *
     * @param figures in the order of {@link Figure}
     */
    public record Sum(String key, String name, int lines, List<Money> figures) {

        static Sum of(String key, String name, Collection<BudgetLineView> lines) {
            return new Sum(
                    key,
                    name,
                    lines.size(),
                    Figure.all(lines.stream().map(BudgetLineView::funds).toList()));
        }

        public Money figure(Figure figure) {
            return figures.get(figure.ordinal());
        }

        /** What moved in, less what moved out. */
        public Money changed() {
            return figure(Figure.ADJUSTED).minus(figure(Figure.APPROPRIATION));
        }

        /** How much of the budget was spent, in millionths; null where there is no budget. */
        public @Nullable Integer spent() {
            return share(figure(Figure.DISBURSED), figure(Figure.ADJUSTED));
        }
    }

    /**
     * Whether the record agrees.
     *
     * @param entries what the entries of the ledger add up to; null where there are none
     * @param lines what the lines as shown come to
     * @param last the place in the one order of the last entry that was counted; null where none is numbered
     */
    public record Proof(
            @Nullable Money entries,
            @Nullable Money lines,
            boolean equal,
            @Nullable Long last) {}

    /** In millionths; null where the whole is nothing. */
    static @Nullable Integer share(Money part, Money whole) {
        return whole.minorUnits() == 0
                ? null
                : Math.toIntExact(Math.round(part.minorUnits() * 1e6 / whole.minorUnits()));
    }

    /** @param now whether the lines are shown as they stand; else as their entries made them at a moment */
    static Overview of(Account account, boolean now, Asked asked, UnaryOperator<String> organizations) {
        Collection<BudgetLineView> all = (now ? account.shown() : account.lines()).values();
        Map<Currency, Long> currencies =
                all.stream().collect(Collectors.groupingBy(Overview::currency, Collectors.counting()));
        Currency currency = currencies.keySet().stream()
                .filter(one -> one.getCurrencyCode().equals(asked.currency()))
                .findFirst()
                .orElseGet(() -> currencies.entrySet().stream()
                        .max(Map.Entry.<Currency, Long>comparingByValue()
                                .thenComparing(one -> one.getKey().getCurrencyCode()))
                        .map(Map.Entry::getKey)
                        .orElse(null));
        List<BudgetLineView> ofCurrency =
                all.stream().filter(line -> currency(line).equals(currency)).toList();
        List<BudgetLineView> wanted = ofCurrency.stream()
                .filter(asked::wants)
                .sorted(Order.of(asked.sort()))
                .toList();
        int pages = Math.max(1, (wanted.size() + PAGE - 1) / PAGE);
        int page = asked.pageOf(pages);
        return new Overview(
                currency,
                currencies.keySet().stream()
                        .map(Currency::getCurrencyCode)
                        .collect(Collectors.toCollection(TreeSet::new)),
                sums(wanted, asked.summedBy(), organizations),
                wanted.isEmpty() ? null : Sum.of("", "", wanted),
                wanted.subList((page - 1) * PAGE, Math.min(page * PAGE, wanted.size())),
                wanted.size(),
                page,
                pages,
                choices(ofCurrency),
                proof(account, all, currency));
    }

    /** All that were asked for, of all currencies unless one is asked for. */
    static List<BudgetLineView> lines(Account account, boolean now, Asked asked) {
        return (now ? account.shown() : account.lines())
                .values().stream()
                        .filter(asked::wants)
                        .filter(line -> Asked.given(asked.currency()) == null
                                || currency(line).getCurrencyCode().equals(asked.currency()))
                        .sorted(Comparator.comparing(
                                        (BudgetLineView line) -> currency(line).getCurrencyCode())
                                .thenComparing(Order.of(asked.sort())))
                        .toList();
    }

    private static Currency currency(BudgetLineView line) {
        return line.funds().adjusted().currency();
    }

    private static List<Sum> sums(List<BudgetLineView> lines, By by, UnaryOperator<String> organizations) {
        return lines.stream()
                .collect(Collectors.groupingBy(by::key, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> Sum.of(
                        group.getKey(),
                        by == By.ORGANIZATION ? organizations.apply(group.getKey()) : group.getKey(),
                        group.getValue()))
                .sorted(Comparator.comparing((Sum sum) -> sum.key().equals(Asked.NONE))
                        .thenComparing(Sum::name))
                .toList();
    }

    private static Map<String, Set<String>> choices(List<BudgetLineView> lines) {
        Map<String, Set<String>> choices = new TreeMap<>();
        for (By by : By.values()) {
            choices.put(by.field(), lines.stream().map(by::key).collect(Collectors.toCollection(TreeSet::new)));
        }
        return choices;
    }

    private static Proof proof(Account account, Collection<BudgetLineView> shown, @Nullable Currency currency) {
        String code = currency == null ? "" : currency.getCurrencyCode();
        return new Proof(
                account.left().get(code), Account.left(shown).get(code), account.agrees(shown), account.last());
    }
}
