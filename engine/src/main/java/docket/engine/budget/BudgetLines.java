package docket.engine.budget;

import docket.engine.budget.terms.CarryOver;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Reads budget lines from their events inside the open root unit, what was just done in it included. */
public final class BudgetLines {

    private final Repository<BudgetLine> repository;

    public BudgetLines(Repository<BudgetLine> repository) {
        this.repository = repository;
    }

    /** Whether a case has money reserved on a line; false for a line that does not exist. */
    public boolean holds(String lineId, String caseId) {
        return holding(lineId, caseId).filter(Holding::isReservation).isPresent();
    }

    /** What a case has reserved or committed on a line and is not paid; empty where it has nothing, or there is no such line. */
    public Optional<Holding> holding(String lineId, String caseId) {
        return of(lineId, line -> line.holdings().of(caseId));
    }

    /**
     * Asks whether as much of a commitment could be carried over now.
     *
     * @throws Refused NO_SUCH_COMMITMENT, ABOVE_COMMITMENT, CARRIED_OVER_TWICE
     */
    public void requireCarriable(String lineId, String commitment, CarryOver kind, Money amount) {
        of(lineId, line -> {
            line.holdings().requireCarriable(commitment, kind, amount, line.budget());
            return line;
        });
    }

    /** What each case has reserved or committed on a line and is not paid, by case id. */
    public Map<String, Holding> holdings(String lineId) {
        return this.<Map<String, Holding>>of(lineId, line -> line.holdings().byCase())
                .orElse(Map.of());
    }

    /** The figures of a line. */
    public Optional<Funds> funds(String lineId) {
        return of(lineId, line -> line.budget().funds());
    }

    private <R> Optional<R> of(String lineId, Function<BudgetLine, R> question) {
        try {
            return Optional.ofNullable(repository.load(lineId).invoke(question));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }
}
