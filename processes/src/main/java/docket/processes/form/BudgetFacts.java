package docket.processes.form;

import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.view.CaseView;
import docket.engine.money.Money;
import docket.engine.text.NameInBothLanguages;
import docket.processes.organization.Names;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budget lines on forms: the ones to choose from, and the one that a case names with what is left on it. Thread-safe. */
public final class BudgetFacts {

    private static final int MOST = 2_000;

    private final BudgetLineViews lines;
    private final BudgetLedger ledger;
    private final Names names;
    private final FiscalYears years;

    public BudgetFacts(BudgetLineViews lines, BudgetLedger ledger, Names names, FiscalYears years) {
        this.lines = lines;
        this.ledger = ledger;
        this.names = names;
        this.years = years;
    }

    /**
     * What is available on the case's line without the case and with it; absent where that cannot be said.
     *
     * @param field of the content that names the line
     */
    void into(Map<String, Object> facts, CaseView view, String field, Locale reader) {
        BudgetLineView line = line(view, field).orElse(null);
        Money amount = view.particulars().amount();
        if (line == null
                || amount == null
                || !amount.currency().equals(line.available().currency())) {
            facts.put("budgetBefore", null);
            facts.put("budgetAfter", null);
            return;
        }
        Money now = line.available();
        Money taken = ledger.taken(line.lineId(), view.caseId()).orElse(Money.zero(now.currency()));
        facts.put("budgetBefore", now.plus(taken).in(reader));
        facts.put("budgetAfter", (taken.minorUnits() == 0 ? now.minus(amount) : now).in(reader));
    }

    /** What the line that the case names is called: {@code 청사 유지 관리(101-01)}. */
    Optional<String> called(CaseView view, String field, CaseWords words) {
        return line(view, field).map(line -> words.say("budget.line", name(line, words.locale()), line.code()));
    }

    /** The case's line, with what is available on it while the case is open; empty where it names none that exists. */
    public Optional<String> told(CaseView view, String field, Locale reader) {
        return line(view, field)
                .map(line -> view.course().closedAt() == null
                        ? option(line, names.ofOrganizations(reader), reader)
                        : called(line, reader));
    }

    /** The names of lines by their ids, of those that exist. */
    public Map<String, String> called(List<String> ids, Locale reader) {
        Map<String, String> called = new LinkedHashMap<>();
        for (String id : ids) {
            lines.find(id).ifPresent(line -> called.put(id, called(line, reader)));
        }
        return called;
    }

    /**
     * What a case may be charged to: the lines of the fiscal years that are open by their ids, each with its name and what is
     * available, and the one that is chosen already.
     */
    Map<String, String> options(@Nullable String chosen, Locale reader) {
        Map<String, String> organizations = names.ofOrganizations(reader);
        Map<String, String> options = new LinkedHashMap<>();
        for (int year : years.open()) {
            lines.search(new BudgetLineViews.Search(year, null, null, null, null, MOST))
                    .items()
                    .forEach(line -> options.put(line.lineId(), option(line, organizations, reader)));
        }
        if (chosen != null && !options.containsKey(chosen)) {
            options.put(
                    chosen,
                    lines.find(chosen)
                            .map(line -> option(line, organizations, reader))
                            .orElse(chosen));
        }
        return options;
    }

    private static String called(BudgetLineView line, Locale reader) {
        return say("budget.line", reader, name(line, reader), line.code());
    }

    private Optional<BudgetLineView> line(CaseView view, String field) {
        return view.currentContent().fields().get(field) instanceof String id ? lines.find(id) : Optional.empty();
    }

    private static String option(BudgetLineView line, Map<String, String> organizations, Locale reader) {
        return say(
                "budget.option",
                reader,
                line.code(),
                name(line, reader),
                organizations.getOrDefault(line.organization(), line.organization()),
                line.available().in(reader));
    }

    private static String say(String key, Locale reader, String... about) {
        return new MessageFormat(CaseWords.words(reader).getString(key), reader).format(about);
    }

    private static String name(BudgetLineView line, Locale reader) {
        return NameInBothLanguages.half(line.name(), line.code(), reader);
    }
}
