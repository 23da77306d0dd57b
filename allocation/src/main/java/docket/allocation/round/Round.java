package docket.allocation.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Money that is shared out among requests, under limits that form a tree by organisation and, if there are two, a second one by
 * program. All amounts are minor units of one currency.
 *
 * @param total the most that is granted altogether
 * @param divisible whether a request may be granted in part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"currency", "total", "rule", "divisible", "organizations", "programs", "requests"})
public record Round(
        Currency currency,
        long total,
        Rule rule,
        boolean divisible,
        List<Limit> organizations,
        List<Limit> programs,
        List<Request> requests) {

    /** The highest value of a unit. */
    public static final long MOST_VALUE = 1_000_000;

    private static final long MOST = Long.MAX_VALUE / 4;

    /** @throws RoundRefused with all that is wrong with it */
    public Round {
        organizations = List.copyOf(organizations);
        programs = List.copyOf(programs);
        requests = List.copyOf(requests);
        List<RoundRefused.Found> found = new ArrayList<>();
        if (total < 0) {
            add(found, Fault.TOTAL_NEGATIVE, "");
        }
        Hierarchy.check(organizations, found);
        Hierarchy.check(programs, found);
        checkRequests(requests, found);
        if (tooLarge(organizations, programs, requests)) {
            add(found, Fault.AMOUNTS_TOO_LARGE, "");
        }
        if (rule == Rule.PROPORTIONAL && !divisible) {
            add(found, Fault.RULE_NEEDS_DIVISIBLE, "");
        }
        if (rule != Rule.VALUE && divisible && !organizations.isEmpty() && !programs.isEmpty()) {
            add(found, Fault.RULE_NEEDS_ONE_TREE, "");
        }
        if (!found.isEmpty()) {
            throw new RoundRefused(found);
        }
    }

    /** The same round by another rule. */
    public Round by(Rule other) {
        return new Round(currency, total, other, divisible, organizations, programs, requests);
    }

    /**
     * The same round, with what a person granted to some of its requests.
     *
     * @param decided minor units by request
     * @throws RoundRefused where there is no such request, or more is granted than was asked
     */
    public Round deciding(Map<String, Long> decided) {
        Set<String> unknown = new HashSet<>(decided.keySet());
        List<Request> changed = new ArrayList<>();
        for (Request request : requests) {
            Long granted = decided.get(request.id());
            changed.add(granted == null ? request : request.deciding(granted));
            unknown.remove(request.id());
        }
        if (!unknown.isEmpty()) {
            throw new RoundRefused(unknown.stream()
                    .sorted()
                    .map(id -> new RoundRefused.Found(Fault.REQUEST_UNKNOWN, id))
                    .toList());
        }
        return new Round(currency, total, rule, divisible, organizations, programs, changed);
    }

    private static void checkRequests(List<Request> requests, List<RoundRefused.Found> found) {
        Set<String> seen = new HashSet<>();
        for (Request request : requests) {
            String id = request.id();
            String program = request.program();
            if (!Names.readable(id)
                    || !Names.readable(request.organization())
                    || program != null && !Names.readable(program)) {
                add(found, Fault.NAME_UNREADABLE, id);
            }
            if (!seen.add(id)) {
                add(found, Fault.REQUEST_TWICE, id);
            }
            if (request.asked() <= 0) {
                add(found, Fault.ASKED_NOT_POSITIVE, id);
            } else if (request.minimum() < 0 || request.minimum() > request.asked()) {
                add(found, Fault.MINIMUM_OUT_OF_RANGE, id);
            }
            if (request.value() < 1 || request.value() > MOST_VALUE) {
                add(found, Fault.VALUE_OUT_OF_RANGE, id);
            }
            Long decided = request.decided();
            if (decided != null && (decided < 0 || decided > request.asked())) {
                add(found, Fault.DECIDED_OUT_OF_RANGE, id);
            }
        }
    }

    /** Whether a sum that a solution needs could leave the whole numbers of 64 bits. */
    private static boolean tooLarge(List<Limit> organizations, List<Limit> programs, List<Request> requests) {
        try {
            long value = 0;
            long sums = 0;
            for (Request request : requests) {
                value = Math.addExact(value, Math.multiplyExact(request.asked(), Math.abs(request.value())));
            }
            for (List<Limit> limits : List.of(organizations, programs)) {
                for (Limit limit : limits) {
                    sums = Math.addExact(sums, limit.floor());
                }
            }
            return value > MOST || sums > MOST;
        } catch (ArithmeticException e) {
            return true;
        }
    }

    private static void add(List<RoundRefused.Found> found, Fault fault, String subject) {
        found.add(new RoundRefused.Found(fault, subject));
    }
}
