package docket.allocation.answer;

import docket.allocation.round.Hierarchy;
import docket.allocation.round.Request;

/**
 * One thing that a round asks for.
 *
 * @param of the node or request whose it is; empty: the total
 * @param amount in minor units
 */
public record Bound(Kind kind, String of, long amount) {

    /** What it bounds. */
    public enum Kind {
        TOTAL,
        ORGANIZATION_FLOOR,
        ORGANIZATION_CAP,
        PROGRAM_FLOOR,
        PROGRAM_CAP,
        /** What a request must get. */
        MINIMUM,
        /** What a request can take. */
        ASKED,
        /** What a person granted to a request. */
        DECIDED
    }

    public static Bound floor(Hierarchy tree, int node) {
        return new Bound(
                tree.isOfPrograms() ? Kind.PROGRAM_FLOOR : Kind.ORGANIZATION_FLOOR, tree.name(node), tree.floor(node));
    }

    public static Bound cap(Hierarchy tree, int node) {
        Kind kind = tree.isOfPrograms() ? Kind.PROGRAM_CAP : Kind.ORGANIZATION_CAP;
        return new Bound(node == Hierarchy.TOTAL ? Kind.TOTAL : kind, tree.name(node), tree.cap(node));
    }

    public static Bound least(Request request, boolean divisible) {
        Kind kind = request.decided() != null ? Kind.DECIDED : Kind.MINIMUM;
        return new Bound(kind, request.id(), request.least(divisible));
    }

    public static Bound most(Request request) {
        Kind kind = request.decided() != null ? Kind.DECIDED : Kind.ASKED;
        return new Bound(kind, request.id(), request.most());
    }

    /** Whether it says how little there may be, and not how much. */
    public boolean isFloor() {
        return kind == Kind.ORGANIZATION_FLOOR
                || kind == Kind.PROGRAM_FLOOR
                || kind == Kind.MINIMUM
                || kind == Kind.DECIDED;
    }
}
