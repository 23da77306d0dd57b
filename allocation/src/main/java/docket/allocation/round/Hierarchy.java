package docket.allocation.round;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One tree of limits and where its requests stand. Node 0 is the total; each other node comes after its parent. */
public final class Hierarchy {

    /** The total's node. */
    public static final int TOTAL = 0;

    private static final int DEEPEST = 50;

    private final List<@Nullable Limit> limits = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<List<Integer>> leaves = new ArrayList<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final int[] places;
    private final long total;
    private final boolean ofPrograms;

    private Hierarchy(Round round, List<Limit> given, Function<Request, @Nullable String> place, boolean ofPrograms) {
        this.total = round.total();
        this.ofPrograms = ofPrograms;
        add(null, TOTAL);
        List<Limit> left = new ArrayList<>(given);
        while (!left.isEmpty()) {
            left.removeIf(limit -> {
                Integer parent = limit.parent() == null ? Integer.valueOf(TOTAL) : nodes.get(limit.parent());
                if (parent != null) {
                    nodes.put(limit.node(), add(limit, parent));
                }
                return parent != null;
            });
        }
        places = new int[round.requests().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = node(place.apply(round.requests().get(i)));
            leaves.get(places[i]).add(i);
        }
    }

    /** The limits by organisation. */
    public static Hierarchy ofOrganizations(Round round) {
        return new Hierarchy(round, round.organizations(), Request::organization, false);
    }

    /** The limits by program. */
    public static Hierarchy ofPrograms(Round round) {
        return new Hierarchy(round, round.programs(), Request::program, true);
    }

    /** Whether its limits are those of the programs, and not of the organisations. */
    public boolean isOfPrograms() {
        return ofPrograms;
    }

    /** The node of a name; the total's where there is none of that name. */
    public int node(@Nullable String name) {
        return nodes.getOrDefault(name, TOTAL);
    }

    public int size() {
        return limits.size();
    }

    /** Of any node but the total. */
    public int parent(int node) {
        return parents.get(node);
    }

    /** The nodes directly under it. */
    public List<Integer> children(int node) {
        return children.get(node);
    }

    /** The requests directly under it, by their positions in the round. */
    public List<Integer> leaves(int node) {
        return leaves.get(node);
    }

    /** All requests under it. */
    public List<Integer> under(int node) {
        List<Integer> all = new ArrayList<>(leaves(node));
        children(node).forEach(child -> all.addAll(under(child)));
        return all;
    }

    /** The node that a request stands directly under. */
    public int place(int request) {
        return places[request];
    }

    /** The limit's name; empty for the total. */
    public String name(int node) {
        Limit limit = limits.get(node);
        return limit == null ? "" : limit.node();
    }

    public long floor(int node) {
        Limit limit = limits.get(node);
        return limit == null ? 0 : limit.floor();
    }

    /** {@link Long#MAX_VALUE} where there is none. */
    public long cap(int node) {
        Limit limit = limits.get(node);
        if (limit == null) {
            return total;
        }
        Long cap = limit.cap();
        return cap == null ? Long.MAX_VALUE : cap;
    }

    /** What all under each node is granted together. */
    public long[] sums(long[] granted) {
        long[] sums = new long[size()];
        for (int i = 0; i < granted.length; i++) {
            sums[places[i]] += granted[i];
        }
        for (int node = size() - 1; node > TOTAL; node--) {
            sums[parent(node)] += sums[node];
        }
        return sums;
    }

    private int add(@Nullable Limit limit, int parent) {
        int node = limits.size();
        limits.add(limit);
        parents.add(parent);
        children.add(new ArrayList<>());
        leaves.add(new ArrayList<>());
        if (node != TOTAL) {
            children.get(parent).add(node);
        }
        return node;
    }

    static void check(List<Limit> limits, List<RoundRefused.Found> found) {
        Map<String, Limit> byNode = new HashMap<>();
        for (Limit limit : limits) {
            if (!Names.readable(limit.node())) {
                found.add(new RoundRefused.Found(Fault.NAME_UNREADABLE, limit.node()));
            }
            if (byNode.put(limit.node(), limit) != null) {
                found.add(new RoundRefused.Found(Fault.LIMIT_TWICE, limit.node()));
            }
            Long cap = limit.cap();
            if (limit.floor() < 0 || cap != null && cap < 0) {
                found.add(new RoundRefused.Found(Fault.LIMIT_NEGATIVE, limit.node()));
            }
        }
        for (Limit limit : limits) {
            checkAbove(limit, byNode, found);
        }
    }

    private static void checkAbove(Limit limit, Map<String, Limit> byNode, List<RoundRefused.Found> found) {
        String parent = limit.parent();
        if (parent != null && !byNode.containsKey(parent)) {
            found.add(new RoundRefused.Found(Fault.PARENT_UNKNOWN, limit.node()));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Limit above = limit; above != null; above = above.parent() == null ? null : byNode.get(above.parent())) {
            if (!seen.add(above.node())) {
                found.add(new RoundRefused.Found(Fault.LIMITS_IN_A_CIRCLE, limit.node()));
                return;
            }
        }
        if (seen.size() > DEEPEST) {
            found.add(new RoundRefused.Found(Fault.LIMITS_TOO_DEEP, limit.node()));
        }
    }
}
