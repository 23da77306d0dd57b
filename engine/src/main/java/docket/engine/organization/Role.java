package docket.engine.organization;

import static docket.engine.organization.Permission.DESTROY;
import static docket.engine.organization.Permission.EXPORT_THE_RECORD;
import static docket.engine.organization.Permission.KEEP_THE_BUDGET;
import static docket.engine.organization.Permission.KNOW_OF_DESTRUCTIONS;
import static docket.engine.organization.Permission.OPERATE;
import static docket.engine.organization.Permission.READ_EVERYTHING;
import static docket.engine.organization.Permission.WATCH_THE_PROGRAM;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The groups that mean something to the program, and what their members may do. Any other group is an office, which decides
 * what it is given.
 */
public enum Role {
    /** Camunda's own group of those who may do everything in the engine. */
    ADMINISTRATOR("camunda-admin", READ_EVERYTHING, KNOW_OF_DESTRUCTIONS, KEEP_THE_BUDGET, OPERATE, WATCH_THE_PROGRAM),

    /** They read everything and add nothing, in whatever other groups they are. */
    AUDITOR("auditor", READ_EVERYTHING, KNOW_OF_DESTRUCTIONS, EXPORT_THE_RECORD),

    BUDGET_OFFICER("budget-officer", KEEP_THE_BUDGET),

    /** 지출원인행위 담당: they bind the agency. What they, those who order payments and those who pay do is offered as tasks. */
    CONTRACT_OFFICER("contract-officer"),

    /** 지출관: they order payments. */
    DISBURSING_OFFICER("disbursing-officer"),

    /** 출납 공무원: they pay. */
    PAYER("payer"),

    /** 기록물관리 전문요원. */
    RECORDS_OFFICER("records-officer", KNOW_OF_DESTRUCTIONS, DESTROY),

    OPERATOR("operator", WATCH_THE_PROGRAM);

    private final String group;
    private final Set<Permission> permissions;

    Role(String group, Permission... permissions) {
        this.group = group;
        this.permissions = Set.of(permissions);
    }

    /** The id of the group. */
    public String group() {
        return group;
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The ids of the groups whose members may. */
    public static List<String> groupsThatMay(Permission permission) {
        return Stream.of(values())
                .filter(role -> role.may(permission))
                .map(Role::group)
                .toList();
    }
}
