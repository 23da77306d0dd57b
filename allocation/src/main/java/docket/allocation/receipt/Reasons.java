package docket.allocation.receipt;

import docket.allocation.certificate.Certificate;
import docket.allocation.receipt.LimitedBy.Kind;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Request;
import docket.allocation.round.Round;

/** Finds what each request was limited by: its own figures, or the first limit above it that has no room for it. */
public final class Reasons {

    private final Certificate certificate;
    private final Round round;
    private final Hierarchy organizations;
    private final Hierarchy programs;
    private final long[] byOrganization;
    private final long[] byProgram;

    public Reasons(Certificate certificate) {
        this.certificate = certificate;
        this.round = certificate.round();
        this.organizations = Hierarchy.ofOrganizations(round);
        this.programs = Hierarchy.ofPrograms(round);
        long[] granted = certificate.grants().stream()
                .mapToLong(grant -> grant.granted())
                .toArray();
        this.byOrganization = organizations.sums(granted);
        this.byProgram = programs.sums(granted);
    }

    /** @param position of the request in the round */
    public LimitedBy of(int position) {
        Request request = round.requests().get(position);
        long granted = certificate.grants().get(position).granted();
        if (request.decided() != null) {
            return new LimitedBy(Kind.DECIDED, "");
        }
        if (granted == request.asked()) {
            return new LimitedBy(Kind.ASKED, "");
        }
        LimitedBy full = full(position);
        return granted > 0 && granted == request.minimum() ? new LimitedBy(Kind.MINIMUM, full.node()) : full;
    }

    /** The first limit above it without room for a unit more, or for all of it where it is granted whole. */
    LimitedBy full(int position) {
        long more = round.divisible() ? 1 : round.requests().get(position).asked();
        int organization = full(organizations, byOrganization, position, more);
        if (organization != Hierarchy.TOTAL) {
            return new LimitedBy(Kind.ORGANIZATION, organizations.name(organization));
        }
        int program = full(programs, byProgram, position, more);
        return program == Hierarchy.TOTAL
                ? new LimitedBy(Kind.TOTAL, "")
                : new LimitedBy(Kind.PROGRAM, programs.name(program));
    }

    private static int full(Hierarchy tree, long[] granted, int position, long more) {
        int node = tree.place(position);
        while (node != Hierarchy.TOTAL && tree.cap(node) - granted[node] >= more) {
            node = tree.parent(node);
        }
        return node;
    }
}
