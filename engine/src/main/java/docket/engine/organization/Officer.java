package docket.engine.organization;

import java.util.Set;

/**
 * The person who acts, as the record needs to know them to judge whether they may: their id, and the groups they are in at
 * this moment. Made by the hooks from the authenticated person only.
 */
public record Officer(String person, Set<String> groups) {

    /** Members of this group look after running processes: they may hand tasks over, not decide them. */
    public static final String OPERATORS = "camunda-admin";

    /** Members of this group read everything and add nothing. */
    public static final String AUDITORS = "auditor";

    public boolean isAuditor() {
        return areOfAuditor(groups);
    }

    public static boolean areOfAuditor(Set<String> groups) {
        return groups.contains(AUDITORS);
    }

    public boolean isOperator() {
        return groups.contains(OPERATORS);
    }
}
