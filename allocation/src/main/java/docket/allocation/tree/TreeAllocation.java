package docket.allocation.tree;

import docket.allocation.answer.Level;
import docket.allocation.answer.Solution;
import docket.allocation.answer.Worth;
import docket.allocation.round.Draw;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The exact solution of a divisible round under one tree. Money reaches down a ranking of units until the total is spent; where a
 * cap is reached before, what stands under it has a shorter reach of its own, and where a floor is not, a longer one. That is
 * optimal because each limit is felt by all under it alike (Federgruen and Groenevelt 1986, on greedy procedures for resource
 * allocation under nested constraints).
 */
public final class TreeAllocation {

    private final Round round;
    private final Hierarchy tree;
    private final Feasibility feasible;
    private final long[] weights;
    private final Ranking ranking;
    private final int items;
    private final boolean cascade;
    private final long[] granted;
    private final long[] prices;
    private final Map<Integer, Level> levels = new HashMap<>();

    private TreeAllocation(Round round, Hierarchy tree, Feasibility feasible) {
        this.round = round;
        this.tree = tree;
        this.feasible = feasible;
        this.cascade = round.rule() == Rule.PROPORTIONAL;
        this.items = round.requests().size() + tree.size();
        this.weights = weights();
        this.ranking =
                round.rule() == Rule.VALUE ? new ByValue(round.requests()) : new ByShare(weights, lots(), cascade);
        this.granted = new long[round.requests().size()];
        this.prices = new long[tree.size()];
    }

    /** @param feasible of this round and tree, without a conflict */
    public static Solution solve(Round round, Hierarchy tree, Feasibility feasible) {
        return new TreeAllocation(round, tree, feasible).solution();
    }

    private Solution solution() {
        long spent = Math.min(round.total(), feasible.can(Hierarchy.TOTAL));
        if (cascade) {
            cascade(Hierarchy.TOTAL, spent);
        } else {
            Reach everything = Reach.of(ranking, ranking.steps());
            if (taken(Hierarchy.TOTAL, everything) > round.total()) {
                bind(Hierarchy.TOTAL, round.total(), 0);
            } else {
                descend(Hierarchy.TOTAL, everything, 0);
            }
        }
        return answer();
    }

    /** Gives a limit a reach of its own, and what that costs more than above. */
    private void bind(int node, long money, long above) {
        Reach reach = Reach.enough(ranking, items, tree.under(node), any -> taken(node, any), money);
        long worth = above;
        if (round.rule() == Rule.VALUE) {
            worth = worth(node, reach);
            prices[node] = worth - above;
        } else {
            levels.put(node, level(reach));
        }
        descend(node, reach, worth);
    }

    private void descend(int node, Reach reach, long worth) {
        for (int leaf : tree.leaves(node)) {
            granted[leaf] = within(reach.units(leaf), least(leaf), most(leaf));
        }
        for (int child : tree.children(node)) {
            long taken = taken(child, reach);
            if (taken > tree.cap(child)) {
                bind(child, tree.cap(child), worth);
            } else if (taken < tree.floor(child)) {
                bind(child, tree.floor(child), worth);
            } else {
                descend(child, reach, worth);
            }
        }
    }

    /** Shares what a node has among what stands directly under it, and so on downwards. */
    private void cascade(int node, long money) {
        List<Integer> direct = new ArrayList<>(tree.leaves(node));
        tree.children(node).forEach(child -> direct.add(granted.length + child));
        Reach reach = Reach.of(ranking, ranking.steps());
        if (direct.stream().mapToLong(this::most).sum() > money) {
            reach = Reach.enough(
                    ranking,
                    items,
                    direct,
                    any -> direct.stream()
                            .mapToLong(item -> within(any.units(item), least(item), most(item)))
                            .sum(),
                    money);
            levels.put(node, level(reach));
        }
        for (int item : direct) {
            long share = within(reach.units(item), least(item), most(item));
            if (item < granted.length) {
                granted[item] = share;
            } else {
                cascade(item - granted.length, share);
            }
        }
    }

    /** What stands under a node takes by this reach, before its own floor and cap. */
    private long taken(int node, Reach reach) {
        long sum = 0;
        for (int leaf : tree.leaves(node)) {
            sum += within(reach.units(leaf), least(leaf), most(leaf));
        }
        for (int child : tree.children(node)) {
            sum += within(taken(child, reach), tree.floor(child), tree.cap(child));
        }
        return sum;
    }

    /** The value of the unit that was granted last, or, where there was none, of the first that was not. */
    private long worth(int node, Reach reach) {
        if (!reach.isNothing()) {
            return round.requests().get(reach.last()).value();
        }
        return tree.under(node).stream()
                .filter(leaf -> most(leaf) > least(leaf))
                .mapToLong(leaf -> round.requests().get(leaf).value())
                .max()
                .orElse(0);
    }

    private Level level(Reach reach) {
        return reach.isNothing() ? new Level(-1, 1) : new Level(reach.units(reach.last()) - 1, weights[reach.last()]);
    }

    private long least(int item) {
        return item < granted.length ? round.requests().get(item).least(true) : feasible.need(item - granted.length);
    }

    private long most(int item) {
        return item < granted.length ? round.requests().get(item).most() : feasible.can(item - granted.length);
    }

    private static long within(long amount, long least, long most) {
        return Math.max(least, Math.min(amount, most));
    }

    /** What is asked by each request, then under each node. */
    private long[] weights() {
        long[] asked = round.requests().stream().mapToLong(Request::asked).toArray();
        return LongStream.concat(LongStream.of(asked), LongStream.of(tree.sums(asked)))
                .toArray();
    }

    /** Of nodes the earlier goes first. */
    private long[] lots() {
        return LongStream.concat(
                        round.requests().stream().mapToLong(Draw::of),
                        IntStream.range(0, tree.size()).mapToLong(node -> -node))
                .toArray();
    }

    private Solution answer() {
        long[] sums = tree.sums(granted);
        List<Worth> byNode = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            Long price = round.rule() == Rule.VALUE ? Long.valueOf(prices[node]) : null;
            byNode.add(new Worth(tree.name(node), sums[node], price, levels.get(node)));
        }
        return new Solution(
                LongStream.of(granted).boxed().toList(),
                byNode.get(Hierarchy.TOTAL),
                worths(round.organizations(), byNode),
                worths(round.programs(), byNode));
    }

    private List<Worth> worths(List<Limit> limits, List<Worth> byNode) {
        return limits.stream().map(limit -> byNode.get(tree.node(limit.node()))).toList();
    }
}
