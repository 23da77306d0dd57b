package docket.allocation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same rounds, told to another optimiser as rows of sums. */
final class LinearSolver {

    static {
        Loader.loadNativeLibraries();
    }

    private LinearSolver() {}

    /** The most value; empty where the round is infeasible. */
    static OptionalDouble best(Round round) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        List<MPVariable> granted = round.requests().stream()
                .map(request -> solver.makeNumVar(request.least(true), request.most(), ""))
                .toList();
        MPConstraint total = solver.makeConstraint(0, round.total());
        granted.forEach(one -> total.setCoefficient(one, 1));
        limit(solver, granted, round, round.organizations(), Request::organization);
        limit(solver, granted, round, round.programs(), Request::program);
        for (int i = 0; i < granted.size(); i++) {
            solver.objective()
                    .setCoefficient(granted.get(i), round.requests().get(i).value());
        }
        solver.objective().setMaximization();
        boolean found = solver.solve() == MPSolver.ResultStatus.OPTIMAL;
        return found ? OptionalDouble.of(solver.objective().value()) : OptionalDouble.empty();
    }

    private static void limit(
            MPSolver solver,
            List<MPVariable> granted,
            Round round,
            List<Limit> limits,
            Function<Request, String> place) {
        for (Limit limit : limits) {
            MPConstraint row = solver.makeConstraint(
                    limit.floor(),
                    limit.cap() == null ? MPSolver.infinity() : limit.cap().doubleValue());
            for (int i = 0; i < granted.size(); i++) {
                String node = place.apply(round.requests().get(i));
                if (above(limits, node).anyMatch(limit::equals)) {
                    row.setCoefficient(granted.get(i), 1);
                }
            }
        }
    }

    private static Stream<Limit> above(List<Limit> limits, String node) {
        return Stream.iterate(named(limits, node), Objects::nonNull, one -> named(limits, one.parent()));
    }

    private static Limit named(List<Limit> limits, String node) {
        return limits.stream()
                .filter(limit -> limit.node().equals(node))
                .findFirst()
                .orElse(null);
    }
}
