package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.bpmn.ModelProperties;
import docket.engine.budget.HeldMoney;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.amount.WrittenAmount;
import docket.processes.budget.BudgetChange;
import docket.processes.budget.BudgetChange.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a change of budgets as they come in: from a form as text, a row for each with the line's code and the
 * amount, and after a # the case whose commitment is carried over; from a program as a list. Either way the record
 * holds the list. Thread-safe.
 */
public final class ChangeRows {

    private static final Pattern ROW =
            Pattern.compile("(?<line>\\S+)\\s+(?<sign>[-+−]?)\\s*(?<amount>[^#]+?)(?:\\s*#\\s*(?<commitment>\\S+))?");
    private static final int MOST = 500;

    private final BudgetLineViews lines;
    private final HeldMoney held;
    private final CaseViews cases;
    private final FiscalYears years;

    public ChangeRows(BudgetLineViews lines, HeldMoney held, CaseViews cases, FiscalYears years) {
        this.lines = lines;
        this.held = held;
        this.cases = cases;
        this.years = years;
    }

    /**
     * The content with its list of lines as the record holds it.
     *
     * @throws Refused BUDGET_LINE_REQUIRED, CHANGE_UNREADABLE, INVALID_AMOUNT
     */
    Map<String, Object> read(Map<String, Object> content, @Nullable FormDefinition form) {
        Map<String, Object> read = new TreeMap<>(content);
        for (FormField field : form == null ? List.<FormField>of() : form.fields()) {
            Object sent = content.get(field.key());
            if (field.listsBudgetChanges() && sent != null) {
                List<Part> parts = sent instanceof Collection<?> rows
                        ? rows.stream().map(this::part).toList()
                        : sent.toString()
                                .lines()
                                .map(String::strip)
                                .filter(row -> !row.isEmpty())
                                .map(this::part)
                                .toList();
                if (parts.size() > MOST) {
                    throw new Refused(RequestRefusal.INVALID_FIELD, field.key());
                }
                boolean carriesOver = ChangeType.CARRY_OVER.name().equals(content.get(ModelProperties.CHANGE_TYPE));
                read.put(
                        field.key(),
                        parts.stream()
                                .map(part -> carriesOver ? carried(part) : part)
                                .map(Part::content)
                                .toList());
            }
        }
        return read;
    }

    /** The text that a form shows of such a list. */
    String text(Collection<Part> parts) {
        return parts.stream()
                .map(part -> lines.find(part.lineId())
                                .map(line -> byCode(line.code()).size() == 1 ? line.code() : line.lineId())
                                .orElse(part.lineId())
                        + " " + part.amount().toDecimal()
                        + (part.commitment() == null ? "" : " #" + numberOf(part.commitment())))
                .collect(Collectors.joining("\n"));
    }

    private Part part(String row) {
        Matcher parts = ROW.matcher(row);
        if (!parts.matches()) {
            throw new Refused(BudgetRefusal.CHANGE_UNREADABLE, row);
        }
        BudgetLineView line = line(parts.group("line"));
        Money amount = WrittenAmount.read(
                parts.group("amount"), line.funds().adjusted().currency());
        boolean gives = !parts.group("sign").isEmpty() && !parts.group("sign").equals("+");
        return new Part(line.lineId(), gives ? amount.negated() : amount, commitment(parts.group("commitment")));
    }

    /** Where free money does not reach and one case alone has as much committed there, it is that case's. */
    private Part carried(Part part) {
        BudgetLineView line = lines.find(part.lineId()).orElseThrow();
        Money given = part.amount().negated();
        if (part.commitment() != null
                || !part.amount().isNegative()
                || !given.currency().equals(line.available().currency())
                || given.compareTo(line.available()) <= 0) {
            return part;
        }
        List<String> committed = held.on(part.lineId()).entrySet().stream()
                .filter(one -> one.getValue().committed().compareTo(given) >= 0)
                .map(Map.Entry::getKey)
                .toList();
        return committed.size() == 1 ? new Part(part.lineId(), part.amount(), committed.get(0)) : part;
    }

    /** The case by its number or id; what is none is refused where its commitment is looked for. */
    private @Nullable String commitment(@Nullable String named) {
        return named == null ? null : cases.named(named).map(CaseView::caseId).orElse(named);
    }

    private String numberOf(String caseId) {
        return cases.find(caseId).map(found -> found.course().number()).orElse(caseId);
    }

    private Part part(@Nullable Object row) {
        if (row instanceof Map<?, ?> fields
                && BudgetChange.FIELDS.containsAll(fields.keySet())
                && (fields.get("commitment") == null || fields.get("commitment") instanceof String)
                && fields.get("lineId") instanceof String id
                && fields.get("amount") instanceof Map<?, ?> amount
                && amount.get("amount") instanceof String decimal
                && amount.get("currency") instanceof String currency) {
            if (lines.find(id).isEmpty()) {
                throw new Refused(BudgetRefusal.BUDGET_LINE_REQUIRED, id);
            }
            try {
                return new Part(id, Money.parse(decimal, currency), commitment((String) fields.get("commitment")));
            } catch (IllegalArgumentException e) {
                throw new Refused(RequestRefusal.INVALID_AMOUNT, decimal + " " + currency);
            }
        }
        throw new Refused(BudgetRefusal.CHANGE_UNREADABLE, String.valueOf(row));
    }

    /** The line with this id, or the only one that goes by this code in an open fiscal year. */
    private BudgetLineView line(String named) {
        return lines.find(named).orElseGet(() -> {
            List<BudgetLineView> byCode = byCode(named);
            if (byCode.size() != 1) {
                throw new Refused(BudgetRefusal.BUDGET_LINE_REQUIRED, named);
            }
            return byCode.get(0);
        });
    }

    private List<BudgetLineView> byCode(String code) {
        List<BudgetLineView> found = new ArrayList<>();
        for (int year : years.open()) {
            lines.search(new BudgetLineViews.Search(year, null, null, code, null, MOST)).items().stream()
                    .filter(line -> line.code().equals(code))
                    .forEach(found::add);
        }
        return found;
    }
}
