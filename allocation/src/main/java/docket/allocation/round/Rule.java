package docket.allocation.round;

/** How a round is shared out. Whatever the rule, each request's minimum and each limit's floor come first. */
public enum Rule {
    /** The most value: the sum over all requests of what is granted times its value a unit. */
    VALUE,
    /**
     * The poorest share (granted ÷ asked) as large as can be, then the next poorest, and so on; of whole requests, as many
     * as can be.
     */
    LEVELLED,
    /** From the total downwards: what a limit has is shared among what stands directly under it in proportion to what was asked. */
    PROPORTIONAL
}
