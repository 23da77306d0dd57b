package docket.processes.form;

import docket.engine.budget.Holding;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.personal.Sealing;
import docket.processes.budget.Expenditures;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What those who spend the money of a case see of it: what it holds on its budget line, and whom it is for. Thread-safe. */
public final class SpendingFacts {

    private static final String PAYEE = "payee";

    private final Expenditures expenditures;
    private final Sealing sealing;

    public SpendingFacts(Expenditures expenditures, Sealing sealing) {
        this.expenditures = expenditures;
        this.sealing = sealing;
    }

    /**
     * Inside an engine command.
     *
     * @param field of the content that names the line
     * @param content what the drafter wrote, opened
     * @param unreadable what stands for a payee who can no longer be read
     */
    void into(
            Map<String, Object> facts,
            CaseView view,
            String field,
            Map<String, Object> content,
            String unreadable,
            Locale reader) {
        @Nullable Holding held = expenditures.held(view.caseId(), field).orElse(null);
        facts.put("moneyReserved", held == null ? null : said(held.reserved(), reader));
        facts.put("moneyCommitted", held == null ? null : said(held.committed(), reader));
        facts.put("moneyOrdered", held == null ? null : said(held.ordered(), reader));
        facts.put("moneyPayee", payee(view, content, unreadable));
    }

    /** What a task that spends is filled in with: all that could be committed or ordered, and whom it is for. */
    void fillIn(Map<String, Object> content, CaseView view, StepKind kind, String field, String unreadable) {
        expenditures
                .held(view.caseId(), field)
                .map(held -> kind == StepKind.COMMIT ? held.reserved() : held.committed())
                .ifPresent(amount -> content.put(CaseForm.AMOUNT, amount.toDecimal()));
        Object payee = payee(view, content, unreadable);
        if (payee != null && !payee.equals(unreadable)) {
            content.put(PAYEE, payee);
        }
    }

    private static @Nullable String said(Money amount, Locale reader) {
        return amount.minorUnits() == 0 ? null : amount.in(reader);
    }

    /** Whom the contract officer agreed with, or else whom the drafter named. */
    private @Nullable Object payee(CaseView view, Map<String, Object> content, String unreadable) {
        Object payee = content.get(PAYEE);
        for (Line.FilledIn filled : view.line().filledIn()) {
            if (filled.content().containsKey(PAYEE)) {
                payee = sealing.openFields(view.caseId(), filled.content(), unreadable)
                        .get(PAYEE);
            }
        }
        return payee;
    }
}
