package docket.engine.allocation.event;

/** An event of an allocation round. */
public sealed interface RoundEvent
        permits RoundOpened,
                RequestEntered,
                RequestChanged,
                RequestWithdrawn,
                RoundClosed,
                RequestScored,
                RequestsNotScored,
                RoundProposed,
                RoundInfeasible,
                RoundAdjusted,
                RoundReopened,
                RoundApproved,
                RoundRejected,
                RoundCancelled {

    /** What the id of a round begins with; the id of its case follows. */
    String PREFIX = "round-";

    String roundId();

    /** The round of a case. */
    static String roundOf(String caseId) {
        return PREFIX + caseId;
    }

    /** The case of a round. */
    static String caseOf(String roundId) {
        return roundId.substring(PREFIX.length());
    }
}
