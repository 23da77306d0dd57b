package docket.engine.budget.terms;

/**
 * For what money may be allotted before its fiscal year begins (Enforcement Decree of the National Finance Act of Korea,
 * article 16 (5)).
 */
public enum AdvanceReason {
    PAID_ABROAD,
    RUNNING_OF_SHIPS,
    REMOTE_AREAS,
    PURCHASE_OF_FOOD,
    SPECIAL_ACTIVITIES,
    TRAVEL,
    EARLY_PUBLIC_WORKS,
    DISASTER_RECOVERY
}
