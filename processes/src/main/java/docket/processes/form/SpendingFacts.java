package docket.processes.form;

import docket.engine.budget.Holding;
import docket.engine.budget.terms.LaterShare;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.personal.Sealing;
import docket.processes.budget.Expenditures;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What those who spend the money of a case see of it: what it holds on budget lines, and whom it is for. Thread-safe. */
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
        Collection<Holding> held = expenditures.held(view.caseId(), field).values();
        facts.put("moneyReserved", said(held, Holding::reserved, reader));
        facts.put("moneyCommitted", said(held, Holding::committed, reader));
        facts.put("moneyOrdered", said(held, Holding::ordered, reader));
        facts.put("moneyLater", later(held, reader));
        facts.put("moneyPayee", payee(view, content, unreadable));
    }

    /** What a task that spends is filled in with: all that could be committed or ordered, and whom it is for. */
    void fillIn(Map<String, Object> content, CaseView view, StepKind kind, String field, String unreadable) {
        sum(
                        expenditures.held(view.caseId(), field).values(),
                        kind == StepKind.COMMIT ? Holding::reserved : Holding::committed)
                .ifPresent(amount -> content.put(CaseForm.AMOUNT, amount.toDecimal()));
        Object payee = payee(view, content, unreadable);
        if (payee != null && !payee.equals(unreadable)) {
            content.put(PAYEE, payee);
        }
    }

    private static @Nullable String said(Collection<Holding> held, Function<Holding, Money> figure, Locale reader) {
        return sum(held, figure)
                .filter(amount -> amount.minorUnits() != 0)
                .map(amount -> amount.in(reader))
                .orElse(null);
    }

    private static Optional<Money> sum(Collection<Holding> held, Function<Holding, Money> figure) {
        return held.stream().map(figure).reduce(Money::plus);
    }

    /** What later years pay: {@code 2027: ₩1,200,000}. */
    private static @Nullable String later(Collection<Holding> held, Locale reader) {
        String shares = held.stream()
                .flatMap(one -> one.later().stream())
                .sorted(Comparator.comparing(LaterShare::fiscalYear))
                .map(share -> share.fiscalYear() + ": " + share.amount().in(reader))
                .collect(Collectors.joining(", "));
        return shares.isEmpty() ? null : shares;
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
