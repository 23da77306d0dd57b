package docket.cli.replay;

/** Why a logged case is listed and not replayed: it is no strict chain from submission to final approval. */
public enum Exclusion {
    NEVER_SUBMITTED("a draft that was never submitted"),
    AFTER_FINAL_APPROVAL("goes on after its final approval"),
    SKIPS("skips a step of the chain"),
    TWICE_IN_A_ROUND("needs one role twice in a round, and nobody decides twice in a round"),
    UNKNOWN_ROLE("needs a role that nobody plays in the sample organisation"),
    NO_POWER("finally approved by a role without the power for it"),
    UNKNOWN_STEP("has a step whose meaning is not known"),
    NOT_AN_AMOUNT("asks for something that is no amount"),
    REPEATED_ID("repeats the id of an earlier case"),
    UNREADABLE("is not a case");

    private final String text;

    Exclusion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
