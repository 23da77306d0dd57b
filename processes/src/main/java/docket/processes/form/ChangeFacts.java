package docket.processes.form;

import docket.engine.budget.ChangedLines;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.view.CaseView;
import docket.engine.money.Money;
import docket.engine.text.NameInBothLanguages;
import docket.processes.budget.BudgetChange;
import docket.processes.budget.BudgetChange.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What those who decide on a change of budgets see of it: each line before and after. Thread-safe. */
public final class ChangeFacts {

    private final ChangedLines changed;
    private final BudgetLineViews lines;
    private final ChangeRows rows;

    public ChangeFacts(ChangedLines changed, BudgetLineViews lines, ChangeRows rows) {
        this.changed = changed;
        this.lines = lines;
        this.rows = rows;
    }

    /** @param field of the content that lists the lines; null where the process changes none */
    void into(Map<String, Object> facts, CaseView view, @Nullable String field, Locale reader) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (Part part : BudgetChange.byLine(parts(view, field))) {
            BudgetLineView line = lines.find(part.lineId()).orElse(null);
            Money before = changed.before(part.lineId(), view.caseId()).orElse(null);
            if (line != null && before != null) {
                shown.add(Map.of(
                        "line",
                        line.code() + " " + NameInBothLanguages.half(line.name(), line.code(), reader),
                        "before",
                        before.in(reader),
                        "change",
                        (part.amount().isNegative() ? "" : "+") + part.amount().in(reader),
                        "after",
                        before.plus(part.amount()).in(reader)));
            }
        }
        facts.put("changedLines", shown);
    }

    /** Fills the list in as text. */
    void fillIn(Map<String, Object> content, CaseView view, @Nullable String field) {
        List<Part> parts = parts(view, field);
        if (field != null && !parts.isEmpty()) {
            content.put(field, rows.text(parts));
        }
    }

    private static List<Part> parts(CaseView view, @Nullable String field) {
        return field == null
                ? List.of()
                : BudgetChange.parts(view.currentContent().fields().get(field));
    }
}
