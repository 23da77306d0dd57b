package docket.engine.organization;

import docket.engine.refusal.RefusalCode;

/** What is refused for who is in the organization, and for what they are there. */
public enum OrganizationRefusal implements RefusalCode {
    UNKNOWN_GROUP(Kind.UNPROCESSABLE),
    UNKNOWN_PERSON(Kind.UNPROCESSABLE),
    UNKNOWN_ORGANIZATION(Kind.UNPROCESSABLE),
    AUDITOR_DECIDES_NOTHING(Kind.FORBIDDEN);

    private final Kind kind;

    OrganizationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
