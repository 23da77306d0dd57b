package docket.api.rest.allocation;

import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.event.FundsRequest;
import io.swagger.v3.oas.annotations.media.Schema;

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
        String enteredBy) {

    static FundsRequestJson of(FundsRequest request) {
        return new FundsRequestJson(
                request.requestId(),
                request.organization(),
                request.lineCode(),
                request.name(),
                MoneyJson.of(request.requested()),
                MoneyJson.of(request.minimum()),
                request.value(),
                request.reason(),
                request.enteredBy());
    }
}
