package docket.engine.allocation.event;

import docket.allocation.Beside;
import java.util.List;

/**
 * The round was shared out by its rule.
 *
 * @param certificate the canonical JSON of {@link docket.allocation.certificate.Certificate}: what was asked, what each gets, and
 *     what proves it
 * @param inputSha256 of what was shared out
 * @param rules what each rule would make of it
 */
public record RoundProposed(String roundId, String certificate, String inputSha256, List<Beside> rules)
        implements RoundEvent {
    public RoundProposed {
        rules = List.copyOf(rules);
    }
}
