package docket.allocation;

import docket.allocation.certificate.Certificate;
import docket.allocation.receipt.LimitedBy;
import docket.allocation.round.Round;
import java.util.List;

/**
 * How a round would be shared out.
 *
 * @param shares by the request's position in the round
 * @param certificate what proves it, with what each limit is granted and costs
 */
public record Proposal(Round round, List<Share> shares, Certificate certificate) implements Outcome {

    /**
     * What a request gets.
     *
     * @param granted in minor units
     */
    public record Share(String request, long asked, long granted, LimitedBy limitedBy) {}

    public Proposal {
        shares = List.copyOf(shares);
    }
}
