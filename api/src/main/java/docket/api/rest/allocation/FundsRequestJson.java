package docket.api.rest.allocation;

import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.view.AllocationRoundView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an organisation asks of a round. */
@Schema(name = "FundsRequest")
public record FundsRequestJson(
        String requestId,
        String organization,
        String lineCode,
        String name,
        MoneyJson asked,
        MoneyJson minimum,
        long value,
        String reason,
        String enteredBy,

        @Nullable @Schema(nullable = true, description = "Made when the round is closed")
        RequestScoreJson score) {

    static FundsRequestJson of(FundsRequest request, AllocationRoundView round) {
        return new FundsRequestJson(
                request.requestId(),
                request.organization(),
                request.lineCode(),
                request.name(),
                MoneyJson.of(request.requested()),
                MoneyJson.of(request.minimum()),
                request.value(),
                request.reason(),
                request.enteredBy(),
                RequestScoreJson.of(round, request.requestId()));
    }
}
