package docket.api.rest.budget;

import docket.api.rest.body.MoneyJson;
import docket.engine.budget.Funds;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.store.StoredEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a line's ledger: one event, and the line as it left it. */
@Schema(name = "LedgerEntry")
public record LedgerEntryJson(
        @Schema(nullable = true, description = "Its place in the one order, null until it is numbered") @Nullable
        Long logIndex,

        @Schema(description = "Its place in the line's events, from 0")
        long sequence,

        Instant occurredAt,
        @Schema(example = "funds-reserved") String type,

        @Schema(nullable = true, description = "Below zero where a budget became less; null where it is about no money")
        @Nullable
        MoneyJson amount,

        @Schema(nullable = true) @Nullable String caseId,

        @Schema(nullable = true, description = "The case’s registration number") @Nullable
        String number,

        @Schema(description = "The person’s id, or the machine’s name")
        String actor,

        After after) {

    /** Where the money is after the entry. */
    @Schema(name = "LedgerAfter")
    public record After(
            MoneyJson adjusted,
            MoneyJson allotted,
            MoneyJson reserved,
            MoneyJson committed,
            MoneyJson disbursed,
            MoneyJson available) {}

    static LedgerEntryJson of(StoredEvent event, FundsEvent entry, BudgetLineView line, @Nullable String number) {
        Funds funds = line.funds();
        return new LedgerEntryJson(
                event.logIndex(),
                event.sequence(),
                event.occurredAt(),
                event.type(),
                MoneyJson.ofNullable(entry.amount()),
                entry.caseId(),
                number,
                event.metadata()
                        .path("person")
                        .asText(event.metadata().path("machine").asText("docket")),
                new After(
                        MoneyJson.of(funds.adjusted()),
                        MoneyJson.of(funds.allottedOrNothing()),
                        MoneyJson.of(funds.reserved()),
                        MoneyJson.of(funds.committed()),
                        MoneyJson.of(funds.disbursed()),
                        MoneyJson.of(funds.available())));
    }
}
