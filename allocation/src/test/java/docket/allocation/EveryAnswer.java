package docket.allocation;

import docket.allocation.answer.Bound;
import docket.allocation.round.Draw;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All answers to a small round, found by trying. */
public final class EveryAnswer {

    private EveryAnswer() {}

    public static List<long[]> to(Round round) {
        return to(round, bounds(round));
    }

    /** Those that keep these bounds of it, whatever the others say. */
    public static List<long[]> to(Round round, Collection<Bound> bounds) {
        List<long[]> answers = new ArrayList<>();
        long most = bounds.stream().mapToLong(Bound::amount).max().orElse(0) + 1;
        fill(round, bounds, new long[round.requests().size()], 0, most, answers);
        return answers;
    }

    private static void fill(
            Round round, Collection<Bound> bounds, long[] granted, int position, long most, List<long[]> answers) {
        if (position == granted.length) {
            if (bounds.stream().allMatch(bound -> keeps(round, bound, granted))) {
                answers.add(granted.clone());
            }
            return;
        }
        Request request = round.requests().get(position);
        if (bounds.stream().noneMatch(bound -> concerns(round, bound, request))) {
            fill(round, bounds, granted, position + 1, most, answers);
            return;
        }
        boolean capped =
                bounds.stream().anyMatch(bound -> bound.of().equals(request.id()) && bound.kind() == Bound.Kind.ASKED);
        long step = round.divisible() ? 1 : request.asked();
        for (long one = 0; one <= (capped || !round.divisible() ? request.asked() : most); one += step) {
            granted[position] = one;
            fill(round, bounds, granted, position + 1, most, answers);
        }
        granted[position] = 0;
    }

    static List<Bound> bounds(Round round) {
        List<Bound> bounds = new ArrayList<>();
        bounds.add(new Bound(Bound.Kind.TOTAL, "", round.total()));
        for (Limit limit : round.organizations()) {
            bounds.add(new Bound(Bound.Kind.ORGANIZATION_FLOOR, limit.node(), limit.floor()));
            if (limit.cap() != null) {
                bounds.add(new Bound(Bound.Kind.ORGANIZATION_CAP, limit.node(), limit.cap()));
            }
        }
        for (Limit limit : round.programs()) {
            bounds.add(new Bound(Bound.Kind.PROGRAM_FLOOR, limit.node(), limit.floor()));
            if (limit.cap() != null) {
                bounds.add(new Bound(Bound.Kind.PROGRAM_CAP, limit.node(), limit.cap()));
            }
        }
        for (Request request : round.requests()) {
            bounds.add(new Bound(Bound.Kind.MINIMUM, request.id(), request.least(round.divisible())));
            bounds.add(new Bound(Bound.Kind.ASKED, request.id(), request.asked()));
        }
        return bounds;
    }

    private static boolean keeps(Round round, Bound bound, long[] granted) {
        long sum = 0;
        for (int i = 0; i < granted.length; i++) {
            sum += concerns(round, bound, round.requests().get(i)) ? granted[i] : 0;
        }
        return switch (bound.kind()) {
            case TOTAL, ORGANIZATION_CAP, PROGRAM_CAP, ASKED -> sum <= bound.amount();
            case ORGANIZATION_FLOOR, PROGRAM_FLOOR, MINIMUM -> sum >= bound.amount();
            case DECIDED -> sum == bound.amount();
        };
    }

    private static boolean concerns(Round round, Bound bound, Request request) {
        return switch (bound.kind()) {
            case TOTAL -> true;
            case ORGANIZATION_FLOOR, ORGANIZATION_CAP ->
                isUnder(round.organizations(), request.organization(), bound.of());
            case PROGRAM_FLOOR, PROGRAM_CAP -> isUnder(round.programs(), request.program(), bound.of());
            case MINIMUM, ASKED, DECIDED -> request.id().equals(bound.of());
        };
    }

    private static boolean isUnder(List<Limit> limits, String node, String limit) {
        Map<String, Limit> byNode = new HashMap<>();
        limits.forEach(one -> byNode.put(one.node(), one));
        return Stream.iterate(byNode.get(node), Objects::nonNull, one -> byNode.get(one.parent()))
                .anyMatch(one -> one.node().equals(limit));
    }

    public static long value(Round round, long[] granted) {
        long value = 0;
        for (int i = 0; i < granted.length; i++) {
            value += round.requests().get(i).value() * granted[i];
        }
        return value;
    }

    public static long lots(Round round, long[] granted) {
        long lots = 0;
        for (int i = 0; i < granted.length; i++) {
            lots += granted[i] > 0 ? Draw.of(round.requests().get(i)) : 0;
        }
        return lots;
    }

    /** The shares from the poorest, in 12ths of what was asked: nobody asks for more than 4. */
    static List<Long> shares(Round round, long[] granted) {
        long[] shares = new long[granted.length];
        for (int i = 0; i < granted.length; i++) {
            shares[i] = granted[i] * 12 / round.requests().get(i).asked();
        }
        Arrays.sort(shares);
        return Arrays.stream(shares).boxed().toList();
    }

    static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int byPlace = Long.compare(one.get(i), other.get(i));
            if (byPlace != 0) {
                return byPlace;
            }
        }
        return 0;
    }
}
