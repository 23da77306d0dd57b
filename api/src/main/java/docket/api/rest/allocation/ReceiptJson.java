package docket.api.rest.allocation;

import docket.api.rest.body.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a request got this much. */
@Schema(name = "AllocationReceipt")
public record ReceiptJson(
        String requestId,
        MoneyJson asked,
        MoneyJson granted,
        @Schema(description = "In English") String en,
        @Schema(description = "In Korean") String ko,

        @Schema(description = "Of what was shared out; the certificate has the same")
        String inputSha256) {}
