package docket.allocation.tree;

import docket.allocation.answer.Bound;
import docket.allocation.answer.Conflict;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What must go to each node of a tree and what can, from the leaves upwards: {@code need(node) = max(floor, Σ need(children))} and
 * {@code can(node) = min(cap, Σ can(children))}. A node that needs more than it can is a conflict.
 */
public final class Feasibility {

    private final Round round;
    private final Hierarchy tree;
    private final long[] needs;
    private final long[] cans;
    private final boolean[] clashes;
    private final List<Conflict> conflicts = new ArrayList<>();

    public Feasibility(Round round, Hierarchy tree) {
        this.round = round;
        this.tree = tree;
        this.needs = new long[tree.size()];
        this.cans = new long[tree.size()];
        this.clashes = new boolean[tree.size()];
        for (int node = tree.size() - 1; node >= Hierarchy.TOTAL; node--) {
            look(node);
        }
    }

    public long need(int node) {
        return needs[node];
    }

    public long can(int node) {
        return cans[node];
    }

    /** None where the round can be shared out. No floor is in two of them. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private void look(int node) {
        long need = 0;
        long can = 0;
        for (int leaf : tree.leaves(node)) {
            need += round.requests().get(leaf).least(round.divisible());
            can += round.requests().get(leaf).most();
        }
        for (int child : tree.children(node)) {
            need += needs[child];
            can += cans[child];
        }
        needs[node] = Math.max(tree.floor(node), need);
        cans[node] = Math.min(tree.cap(node), can);
        if (needs[node] > cans[node]) {
            conflicts.add(conflict(node, needs[node] > tree.cap(node) && hasRequests(node)));
            needs[node] = 0; // the clash is told here, and not again above
            clashes[node] = true;
        }
    }

    private Conflict conflict(int node, boolean cap) {
        List<Bound> floors = new ArrayList<>();
        floorsOf(node, floors);
        List<Bound> caps = new ArrayList<>();
        if (cap) {
            caps.add(Bound.cap(tree, node));
        } else {
            below(node, caps);
        }
        long can = caps.stream().mapToLong(Bound::amount).sum();
        List<Bound> needed = needed(floors, can);
        List<Bound> both = new ArrayList<>(needed);
        both.addAll(caps);
        return new Conflict(both, needed.stream().mapToLong(Bound::amount).sum(), can);
    }

    /** Without those floors that are not needed to go beyond what can be, the smallest first. */
    private static List<Bound> needed(List<Bound> floors, long can) {
        List<Bound> needed = new ArrayList<>(floors);
        long sum = floors.stream().mapToLong(Bound::amount).sum();
        for (Bound floor :
                floors.stream().sorted(Comparator.comparingLong(Bound::amount)).toList()) {
            if (sum - floor.amount() > can) {
                sum -= floor.amount();
                needed.remove(floor);
            }
        }
        return needed;
    }

    private void floorsOf(int node, List<Bound> floors) {
        if (clashes[node]) {
            return;
        }
        if (tree.floor(node) > 0 && tree.floor(node) >= needs[node]) {
            floors.add(Bound.floor(tree, node));
            return;
        }
        tree.leaves(node).stream()
                .map(leaf -> Bound.least(round.requests().get(leaf), round.divisible()))
                .filter(least -> least.amount() > 0)
                .forEach(floors::add);
        tree.children(node).forEach(child -> floorsOf(child, floors));
    }

    private void capsOf(int node, List<Bound> caps) {
        if (!hasRequests(node)) {
            return;
        }
        if (tree.cap(node) == cans[node]) {
            caps.add(Bound.cap(tree, node));
        } else {
            below(node, caps);
        }
    }

    private boolean hasRequests(int node) {
        return !tree.leaves(node).isEmpty() || tree.children(node).stream().anyMatch(this::hasRequests);
    }

    private void below(int node, List<Bound> caps) {
        tree.leaves(node).forEach(leaf -> caps.add(Bound.most(round.requests().get(leaf))));
        tree.children(node).forEach(child -> capsOf(child, caps));
    }
}
