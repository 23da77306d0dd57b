package docket.benchmark.allocation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Round;
import java.util.List;

/** The same round as rows of sums, for GLOP, the linear solver of OR-Tools. */
final class LinearProgram {

    static {
        Loader.loadNativeLibraries();
    }

    private LinearProgram() {}

    /** The most value; -1 where there is no answer. */
    static double best(Round round) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        try {
            List<MPVariable> granted = round.requests().stream()
                    .map(request -> solver.makeNumVar(request.least(true), request.most(), ""))
                    .toList();
            limit(solver, granted, Hierarchy.ofOrganizations(round));
            limit(solver, granted, Hierarchy.ofPrograms(round));
            for (int i = 0; i < granted.size(); i++) {
                solver.objective()
                        .setCoefficient(granted.get(i), round.requests().get(i).value());
            }
            solver.objective().setMaximization();
            boolean found = solver.solve() == MPSolver.ResultStatus.OPTIMAL;
            return found ? solver.objective().value() : -1;
        } finally {
            solver.delete();
        }
    }

    private static void limit(MPSolver solver, List<MPVariable> granted, Hierarchy tree) {
        for (int node = Hierarchy.TOTAL; node < tree.size(); node++) {
            long cap = tree.cap(node);
            MPConstraint row =
                    solver.makeConstraint(tree.floor(node), cap == Long.MAX_VALUE ? MPSolver.infinity() : cap);
            tree.under(node).forEach(leaf -> row.setCoefficient(granted.get(leaf), 1));
        }
    }
}
