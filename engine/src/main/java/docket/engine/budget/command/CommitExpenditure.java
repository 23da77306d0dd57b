package docket.engine.budget.command;

import docket.engine.budget.terms.LaterShare;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commits what a contract officer has agreed, at most what the case has reserved; the rest is given back.
 *
 * @param by the contract officer
 * @param later the shares of later fiscal years, which bind when their year is opened
 * @param standing where the case stands by its own record
 */
public record CommitExpenditure(
        @TargetAggregateIdentifier String lineId,
        String caseId,
        Money amount,
        String by,
        List<LaterShare> later,
        CaseState standing)
        implements FundsCommand {}
