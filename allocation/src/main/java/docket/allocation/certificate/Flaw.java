package docket.allocation.certificate;

/** What does not hold of a certificate. */
public enum Flaw {
    /** Something was changed after it was made, or it answers another round. */
    ALTERED,
    /** Requests or limits are missing, or in another order. */
    INCOMPLETE,
    /** A grant, floor, cap or the total is not kept, or a sum is wrong. */
    NOT_FEASIBLE,
    /** The rule allows a better answer, or the prices do not prove that it does not. */
    NOT_OPTIMAL
}
