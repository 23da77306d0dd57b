package docket.allocation.whole;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import docket.allocation.answer.Bound;
import docket.allocation.answer.Conflict;
import docket.allocation.answer.Solution;
import docket.allocation.answer.Worth;
import docket.allocation.certificate.Search;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Limit;
import docket.allocation.round.Round;
import docket.allocation.solver.OrTools;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The best set of whole requests, by CP-SAT. The objective is the higher part of one number and the sum of the lots the lower, so
 * that one search finds the best set and, of equally good ones, always the same: of lots with b bits and n requests, two sets tie
 * with a chance of n ÷ 2^b at most (Mulmuley, Vazirani and Vazirani 1987).
 */
public final class WholeAllocation {

    /** In CP-SAT's deterministic seconds, which are the same on a slow machine: of a thousand requests about one by the clock. */
    private static final double EFFORT = 0.5;

    private final Round round;
    private final int workers;
    private final int seed;

    /** An answer and how it was found. */
    public record Found(Solution solution, Search search) {}

    public WholeAllocation(Round round) {
        this(round, 1, 0);
    }

    WholeAllocation(Round round, int workers, int seed) {
        this.round = round;
        this.workers = workers;
        this.seed = seed;
    }

    /**
     * What clashes only because requests are whole, where no set keeps all bounds. It may take a second for each limit.
     */
    public Conflict conflict() {
        Set<Bound> kept = new LinkedHashSet<>(Choice.bounds(round));
        for (Bound bound : List.copyOf(kept)) {
            kept.remove(bound);
            if (!clash(kept)) {
                kept.add(bound);
            }
        }
        long needs =
                kept.stream().filter(Bound::isFloor).mapToLong(Bound::amount).sum();
        return new Conflict(List.copyOf(kept), needs, needs);
    }

    private boolean clash(Set<Bound> bounds) {
        return new Choice(round, bounds).solve(Choice.solver(1, 0, EFFORT)) == CpSolverStatus.INFEASIBLE;
    }

    /**
     * @return empty where no set keeps all bounds
     * @throws IllegalStateException if it was not found out in time whether there is one
     */
    public Optional<Found> solve() {
        Choice choice = new Choice(round, Set.copyOf(Choice.bounds(round)));
        Weights weights = new Weights(round, choice);
        choice.maximize(weights.combined());
        CpSolver solver = Choice.solver(workers, seed, EFFORT);
        CpSolverStatus status = choice.solve(solver);
        if (status == CpSolverStatus.INFEASIBLE) {
            return Optional.empty();
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            throw new IllegalStateException("Expected a set of requests but found " + status);
        }
        long[] granted = choice.granted(solver);
        boolean proved = status == CpSolverStatus.OPTIMAL;
        long objective = weights.objective(granted);
        long bound = proved ? objective : Math.max(objective, weights.bound(solver.bestObjectiveBound()));
        Search search = new Search(
                OrTools.version() + " CP-SAT",
                Choice.parameters(workers, seed, EFFORT),
                objective,
                bound,
                weights.tieKey(granted),
                weights.tieBits(),
                proved);
        return Optional.of(new Found(solution(granted), search));
    }

    private Solution solution(long[] granted) {
        Hierarchy organizations = Hierarchy.ofOrganizations(round);
        Hierarchy programs = Hierarchy.ofPrograms(round);
        long total = LongStream.of(granted).sum();
        return new Solution(
                LongStream.of(granted).boxed().toList(),
                new Worth("", total, null, null),
                worths(organizations, round.organizations(), granted),
                worths(programs, round.programs(), granted));
    }

    private static List<Worth> worths(Hierarchy tree, List<Limit> limits, long[] granted) {
        long[] sums = tree.sums(granted);
        return limits.stream()
                .map(limit -> new Worth(limit.node(), sums[tree.node(limit.node())], null, null))
                .toList();
    }
}
