package docket.allocation.whole;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.protobuf.TextFormat;
import docket.allocation.answer.Bound;
import docket.allocation.answer.Bound.Kind;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.solver.OrTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A round of whole requests as a model for CP-SAT, with some of its bounds or all. */
final class Choice {

    static {
        OrTools.load();
    }

    private final Round round;
    private final CpModel model = new CpModel();
    private final List<@Nullable BoolVar> variables = new ArrayList<>();
    private final long[] fixed;

    /** @param bounds that are to be kept */
    Choice(Round round, Set<Bound> bounds) {
        this.round = round;
        this.fixed = new long[round.requests().size()];
        for (int i = 0; i < fixed.length; i++) {
            Request request = round.requests().get(i);
            boolean isFixed = (request.decided() != null || request.minimum() > 0)
                    && bounds.contains(Bound.least(request, false));
            fixed[i] = isFixed ? request.least(false) : 0;
            variables.add(isFixed ? null : model.newBoolVar("r" + i));
        }
        limit(Hierarchy.ofOrganizations(round), bounds);
        limit(Hierarchy.ofPrograms(round), bounds);
    }

    /** All bounds of a round, but that a request is granted whole or not at all. */
    static List<Bound> bounds(Round round) {
        List<Bound> bounds = new ArrayList<>();
        Hierarchy organizations = Hierarchy.ofOrganizations(round);
        Hierarchy programs = Hierarchy.ofPrograms(round);
        bounds.add(Bound.cap(organizations, Hierarchy.TOTAL));
        for (int node = 1; node < organizations.size(); node++) {
            bounds.add(Bound.floor(organizations, node));
            bounds.add(Bound.cap(organizations, node));
        }
        for (int node = 1; node < programs.size(); node++) {
            bounds.add(Bound.floor(programs, node));
            bounds.add(Bound.cap(programs, node));
        }
        for (Request request : round.requests()) {
            if (request.decided() != null || request.minimum() > 0) {
                bounds.add(Bound.least(request, false));
            }
        }
        bounds.removeIf(bound -> bound.amount() == Long.MAX_VALUE
                || bound.amount() == 0
                        && (bound.kind() == Kind.ORGANIZATION_FLOOR || bound.kind() == Kind.PROGRAM_FLOOR));
        return bounds;
    }

    private void limit(Hierarchy tree, Set<Bound> bounds) {
        for (int node = tree.isOfPrograms() ? 1 : Hierarchy.TOTAL; node < tree.size(); node++) {
            boolean floor = tree.floor(node) > 0 && bounds.contains(Bound.floor(tree, node));
            boolean cap = tree.cap(node) < Long.MAX_VALUE && bounds.contains(Bound.cap(tree, node));
            if (floor || cap) {
                LinearExprBuilder sum = LinearExpr.newBuilder();
                long all = 0;
                for (int leaf : tree.under(node)) {
                    long asked = round.requests().get(leaf).asked();
                    add(sum, leaf, asked);
                    sum.add(fixed[leaf]);
                    all += asked;
                }
                model.addLinearConstraint(sum, floor ? tree.floor(node) : 0, cap ? Math.min(tree.cap(node), all) : all);
            }
        }
    }

    private void add(LinearExprBuilder sum, int request, long weight) {
        BoolVar variable = variables.get(request);
        if (variable != null) {
            sum.addTerm(variable, weight);
        }
    }

    boolean isFree(int request) {
        return variables.get(request) != null;
    }

    void maximize(long[] weights) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        for (int i = 0; i < weights.length; i++) {
            add(sum, i, weights[i]);
        }
        model.maximize(sum);
    }

    static CpSolver solver(int workers, int seed, double effort) {
        CpSolver solver = new CpSolver();
        try {
            TextFormat.merge(parameters(workers, seed, effort), solver.getParameters());
        } catch (TextFormat.ParseException e) {
            throw new IllegalStateException(e);
        }
        return solver;
    }

    /** All that a solver is told besides the model. Probing and symmetries take it longer than they save. */
    static String parameters(int workers, int seed, double effort) {
        return "num_workers: " + workers + " random_seed: " + seed + " max_deterministic_time: " + effort
                + " symmetry_level: 0 cp_model_probing_level: 0";
    }

    CpSolverStatus solve(CpSolver solver) {
        return solver.solve(model);
    }

    /** After it was solved: what each request is granted. */
    long[] granted(CpSolver solver) {
        long[] granted = fixed.clone();
        for (int i = 0; i < granted.length; i++) {
            BoolVar variable = variables.get(i);
            if (variable != null && solver.booleanValue(variable)) {
                granted[i] = round.requests().get(i).asked();
            }
        }
        return granted;
    }
}
