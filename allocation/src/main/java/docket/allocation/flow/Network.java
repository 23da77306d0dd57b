package docket.allocation.flow;

import com.google.ortools.graph.MaxFlow;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import docket.allocation.solver.OrTools;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes through which money runs in circles, and as much comes into each of them as leaves it. */
final class Network {

    static {
        OrTools.load();
    }

    /** @param least that runs through it, at most {@code most} */
    record Arc(int from, int to, long least, long most, long cost) {}

    private final int nodes;
    private final List<Arc> arcs;

    Network(int nodes, List<Arc> arcs) {
        this.nodes = nodes;
        this.arcs = List.copyOf(arcs);
    }

    /** What runs through each arc at the least cost; nothing where no flow keeps all bounds. */
    long @Nullable [] cheapest() {
        MinCostFlow solver = new MinCostFlow(nodes, arcs.size());
        long[] supply = new long[nodes];
        for (Arc arc : arcs) {
            solver.addArcWithCapacityAndUnitCost(arc.from(), arc.to(), arc.most() - arc.least(), arc.cost());
            supply[arc.from()] -= arc.least();
            supply[arc.to()] += arc.least();
        }
        for (int node = 0; node < nodes; node++) {
            solver.setNodeSupply(node, supply[node]);
        }
        MinCostFlowBase.Status status = solver.solve();
        if (status == MinCostFlowBase.Status.INFEASIBLE) {
            return null;
        }
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("Expected a flow but found " + status);
        }
        long[] flow = new long[arcs.size()];
        for (int i = 0; i < flow.length; i++) {
            flow[i] = arcs.get(i).least() + solver.getFlow(i);
        }
        return flow;
    }

    /**
     * Distances by which no arc that could carry more is cheaper than it is long, and none that could carry less is dearer: they
     * exist only for a flow of the least cost (Bellman and Ford).
     */
    long[] potentials(long[] flow) {
        long[] distance = new long[nodes];
        boolean changed = true;
        for (int round = 0; changed; round++) {
            if (round > nodes) {
                throw new IllegalStateException("There is a flow of less cost");
            }
            changed = false;
            for (int i = 0; i < flow.length; i++) {
                Arc arc = arcs.get(i);
                if (flow[i] < arc.most() && distance[arc.from()] + arc.cost() < distance[arc.to()]) {
                    distance[arc.to()] = distance[arc.from()] + arc.cost();
                    changed = true;
                }
                if (flow[i] > arc.least() && distance[arc.to()] - arc.cost() < distance[arc.from()]) {
                    distance[arc.from()] = distance[arc.to()] - arc.cost();
                    changed = true;
                }
            }
        }
        return distance;
    }

    /**
     * Nodes into which more must run than can leave them (Hoffman's circulation theorem); none where a flow keeps all bounds.
     */
    Set<Integer> overfull() {
        MaxFlow solver = new MaxFlow();
        return isKept(solver) ? Set.of() : reachable(solver, nodes);
    }

    /** Whether a flow keeps all bounds. */
    boolean isFeasible() {
        return isKept(new MaxFlow());
    }

    private boolean isKept(MaxFlow solver) {
        int source = nodes;
        int sink = nodes + 1;
        long needed = 0;
        for (Arc arc : arcs) {
            solver.addArcWithCapacity(arc.from(), arc.to(), arc.most() - arc.least());
            solver.addArcWithCapacity(source, arc.to(), arc.least());
            solver.addArcWithCapacity(arc.from(), sink, arc.least());
            needed += arc.least();
        }
        if (solver.solve(source, sink) != MaxFlow.Status.OPTIMAL) {
            throw new IllegalStateException("Expected a flow");
        }
        return solver.getOptimalFlow() == needed;
    }

    private static Set<Integer> reachable(MaxFlow solver, int source) {
        Set<Integer> seen = new HashSet<>(Set.of(source));
        Deque<Integer> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            int node = next.remove();
            for (int i = 0; i < solver.getNumArcs(); i++) {
                int to = -1;
                if (solver.getTail(i) == node && solver.getFlow(i) < solver.getCapacity(i)) {
                    to = solver.getHead(i);
                } else if (solver.getHead(i) == node && solver.getFlow(i) > 0) {
                    to = solver.getTail(i);
                }
                if (to >= 0 && seen.add(to)) {
                    next.add(to);
                }
            }
        }
        seen.remove(source);
        return seen;
    }
}
