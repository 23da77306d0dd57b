package docket.cli.replay;

import java.util.Arrays;
import java.util.Optional;

/** A role of the log, with the group and the one person who stand for it in the sample organisation. */
public enum SampleRole {
    EMPLOYEE("employee", "kim.employee", false),
    PRE_APPROVER("pre-approver", "choi.preapprover", false),
    ADMINISTRATION("administration", "jung.administration", false),
    BUDGET_OWNER("budget-owner", "han.budgetowner", false),
    SUPERVISOR("supervisor", "yoon.supervisor", true),
    DIRECTOR("director", "lee.director", true);

    private final String group;
    private final String person;
    private final boolean finallyApproves;

    SampleRole(String group, String person, boolean finallyApproves) {
        this.group = group;
        this.person = person;
        this.finallyApproves = finallyApproves;
    }

    /** The role of that name as {@link LoggedStep#actor()} writes it; empty where nobody in the sample plays it. */
    public static Optional<SampleRole> named(String actor) {
        return Arrays.stream(values()).filter(role -> role.name().equals(actor)).findFirst();
    }

    public String group() {
        return group;
    }

    public String person() {
        return person;
    }

    /** Whether the sample's authority table gives this role the final approval of a payment of any amount. */
    public boolean finallyApproves() {
        return finallyApproves;
    }
}
