package docket.allocation.flow;

import docket.allocation.answer.Bound;
import docket.allocation.answer.Conflict;
import docket.allocation.answer.Solution;
import docket.allocation.answer.Worth;
import docket.allocation.flow.Network.Arc;
import docket.allocation.round.Draw;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exact solution of a divisible round under two trees. The money runs from the total through the organisations to the
 * requests, and from them through the programs back to the total; a unit costs minus its value. Two trees keep the flow in whole
 * units, a third would not.
 */
public final class FlowAllocation {

    /** An arc, and the bounds of the round that it stands for. */
    private record Way(
            Arc arc, @Nullable Bound floor, @Nullable Bound cap) {}

    private final Round round;
    private final Hierarchy organizations;
    private final Hierarchy programs;
    private final List<Way> ways = new ArrayList<>();
    private final int nodes;
    /** More than all requests can take. */
    private final long all;

    public FlowAllocation(Round round) {
        this.round = round;
        this.organizations = Hierarchy.ofOrganizations(round);
        this.programs = Hierarchy.ofPrograms(round);
        this.nodes = organizations.size() + programs.size();
        this.all = round.requests().stream().mapToLong(Request::most).sum() + 1;
        ways.add(new Way(
                new Arc(program(Hierarchy.TOTAL), Hierarchy.TOTAL, 0, Math.min(round.total(), all), 0),
                null,
                Bound.cap(organizations, Hierarchy.TOTAL)));
        for (int node = 1; node < organizations.size(); node++) {
            ways.add(limit(organizations, node, organizations.parent(node), node));
        }
        for (int node = 1; node < programs.size(); node++) {
            ways.add(limit(programs, node, program(node), program(programs.parent(node))));
        }
        for (int i = 0; i < round.requests().size(); i++) {
            Request request = round.requests().get(i);
            ways.add(new Way(
                    new Arc(
                            organizations.place(i),
                            program(programs.place(i)),
                            request.least(round.divisible()),
                            request.most(),
                            -request.value()),
                    Bound.least(request, round.divisible()),
                    Bound.most(request)));
        }
    }

    /** @throws IllegalStateException where floors and caps clash */
    public Solution solve() {
        Network network = network();
        long[] first = network.cheapest();
        if (first == null) {
            throw new IllegalStateException("Expected a round without conflicts");
        }
        long[] potentials = network.potentials(first);
        long[] flow = new Network(nodes, tied(first, potentials)).cheapest();
        if (flow == null) {
            throw new IllegalStateException("Expected the first flow at least");
        }
        return answer(flow, potentials);
    }

    /** Among all flows of the least cost, that in which the highest lots get most: what cannot move without a cost is held. */
    private List<Arc> tied(long[] flow, long[] potentials) {
        List<Arc> tied = new ArrayList<>();
        for (int i = 0; i < flow.length; i++) {
            Arc arc = ways.get(i).arc();
            boolean moves = arc.cost() + potentials[arc.from()] == potentials[arc.to()];
            int request = i - (flow.length - round.requests().size());
            long cost = request < 0 ? 0 : -Draw.of(round.requests().get(request));
            tied.add(new Arc(arc.from(), arc.to(), moves ? arc.least() : flow[i], moves ? arc.most() : flow[i], cost));
        }
        return tied;
    }

    private Solution answer(long[] flow, long[] potentials) {
        long[] granted = new long[round.requests().size()];
        System.arraycopy(flow, flow.length - granted.length, granted, 0, granted.length);
        long[] byOrganization = organizations.sums(granted);
        long[] byProgram = programs.sums(granted);
        List<Worth> worths = new ArrayList<>();
        for (Limit limit : round.organizations()) {
            int node = organizations.node(limit.node());
            long price = potentials[node] - potentials[organizations.parent(node)];
            worths.add(new Worth(limit.node(), byOrganization[node], price, null));
        }
        List<Worth> others = new ArrayList<>();
        for (Limit limit : round.programs()) {
            int node = programs.node(limit.node());
            long price = potentials[program(programs.parent(node))] - potentials[program(node)];
            others.add(new Worth(limit.node(), byProgram[node], price, null));
        }
        long price = potentials[Hierarchy.TOTAL] - potentials[program(Hierarchy.TOTAL)];
        Worth total = new Worth("", byOrganization[Hierarchy.TOTAL], price, null);
        return new Solution(LongStream.of(granted).boxed().toList(), total, worths, others);
    }

    /**
     * What clashes between the trees, where none clashes with itself: at most one conflict is told at a time.
     *
     * @return none where the round can be shared out
     */
    public List<Conflict> conflicts() {
        Set<Integer> overfull = network().overfull();
        if (overfull.isEmpty()) {
            return List.of();
        }
        Set<Bound> kept = new LinkedHashSet<>(bounds(overfull, true));
        kept.addAll(bounds(overfull, false));
        for (Bound bound : List.copyOf(kept)) {
            kept.remove(bound);
            if (keeping(kept).isFeasible()) {
                kept.add(bound);
            }
        }
        Set<Integer> clash = keeping(kept).overfull();
        List<Bound> floors = bounds(clash, true).stream().filter(kept::contains).toList();
        List<Bound> caps = bounds(clash, false).stream().filter(kept::contains).toList();
        return List.of(new Conflict(
                Stream.concat(floors.stream(), caps.stream()).distinct().toList(), sum(floors), sum(caps)));
    }

    /** Of the ways into these nodes the floors, or of those out of them the caps. */
    private List<Bound> bounds(Set<Integer> inside, boolean floors) {
        List<Bound> bounds = new ArrayList<>();
        for (Way way : ways) {
            boolean from = inside.contains(way.arc().from());
            boolean to = inside.contains(way.arc().to());
            Bound bound = floors ? way.floor() : way.cap();
            if (bound != null && from != to && to == floors && !(floors && bound.amount() == 0)) {
                bounds.add(bound);
            }
        }
        return bounds;
    }

    private static long sum(List<Bound> bounds) {
        return bounds.stream().mapToLong(Bound::amount).sum();
    }

    private Network network() {
        return new Network(nodes, ways.stream().map(Way::arc).toList());
    }

    /** The same with these bounds alone. */
    private Network keeping(Set<Bound> bounds) {
        return new Network(
                nodes,
                ways.stream()
                        .map(way -> new Arc(
                                way.arc().from(),
                                way.arc().to(),
                                way.floor() != null && bounds.contains(way.floor())
                                        ? way.arc().least()
                                        : 0,
                                way.cap() != null && bounds.contains(way.cap())
                                        ? way.arc().most()
                                        : all,
                                0))
                        .toList());
    }

    private Way limit(Hierarchy tree, int node, int from, int to) {
        return new Way(
                new Arc(from, to, tree.floor(node), Math.min(tree.cap(node), all), 0),
                Bound.floor(tree, node),
                Bound.cap(tree, node));
    }

    private int program(int node) {
        return organizations.size() + node;
    }
}
