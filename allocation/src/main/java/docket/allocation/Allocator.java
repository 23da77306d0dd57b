package docket.allocation;

import docket.allocation.answer.Conflict;
import docket.allocation.answer.Solution;
import docket.allocation.certificate.Certificate;
import docket.allocation.flow.FlowAllocation;
import docket.allocation.receipt.Reasons;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import docket.allocation.tree.Feasibility;
import docket.allocation.tree.TreeAllocation;
import docket.allocation.whole.WholeAllocation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shares out a round. The same round gives the same answer, on every machine and at any time. Safe for use by many threads. */
public final class Allocator {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Allocator() {}

    /** @return a {@link Proposal}, or {@link Infeasible} where floors and caps clash */
    public static Outcome propose(Round round) {
        List<Conflict> conflicts = conflicts(round);
        if (!conflicts.isEmpty()) {
            return new Infeasible(conflicts);
        }
        return answer(round)
                .<Outcome>map(certificate -> new Proposal(round, shares(certificate), certificate))
                .orElseGet(() -> new Infeasible(List.of(new WholeAllocation(round).conflict())));
    }

    /** What each rule that the round of a proposal can be shared out by would make of it; by its own rule, the proposal. */
    public static List<Beside> compare(Proposal proposal) {
        Round round = proposal.round();
        return beside(rules(round).stream()
                .map(rule -> rule == round.rule() ? Optional.of(proposal.certificate()) : answer(round.by(rule)))
                .flatMap(Optional::stream)
                .toList());
    }

    private static boolean hasTwoTrees(Round round) {
        return !round.organizations().isEmpty() && !round.programs().isEmpty();
    }

    private static List<Rule> rules(Round round) {
        if (!round.divisible()) {
            return List.of(Rule.VALUE, Rule.LEVELLED);
        }
        return hasTwoTrees(round) ? List.of(Rule.VALUE) : List.of(Rule.values());
    }

    /** Those that there would be if each request could be granted in part, too. */
    private static List<Conflict> conflicts(Round round) {
        List<Conflict> conflicts = new ArrayList<>();
        if (!round.organizations().isEmpty() || round.programs().isEmpty()) {
            conflicts.addAll(new Feasibility(round, Hierarchy.ofOrganizations(round)).conflicts());
        }
        if (!round.programs().isEmpty()) {
            conflicts.addAll(new Feasibility(round, Hierarchy.ofPrograms(round)).conflicts());
        }
        if (conflicts.isEmpty() && hasTwoTrees(round)) {
            conflicts.addAll(new FlowAllocation(round).conflicts());
        }
        return conflicts;
    }

    private static Optional<Certificate> answer(Round round) {
        if (!round.divisible()) {
            return new WholeAllocation(round)
                    .solve()
                    .map(found -> Certificate.of(round, found.solution(), found.search()));
        }
        Solution solution;
        if (hasTwoTrees(round)) {
            solution = new FlowAllocation(round).solve();
        } else {
            Hierarchy tree =
                    round.organizations().isEmpty() ? Hierarchy.ofPrograms(round) : Hierarchy.ofOrganizations(round);
            solution = TreeAllocation.solve(round, tree, new Feasibility(round, tree));
        }
        return Optional.of(Certificate.of(round, solution, null));
    }

    private static List<Proposal.Share> shares(Certificate certificate) {
        Reasons reasons = new Reasons(certificate);
        List<Proposal.Share> shares = new ArrayList<>();
        for (int i = 0; i < certificate.grants().size(); i++) {
            Request request = certificate.round().requests().get(i);
            long granted = certificate.grants().get(i).granted();
            shares.add(new Proposal.Share(request.id(), request.asked(), granted, reasons.of(i)));
        }
        return shares;
    }

    private static List<Beside> beside(List<Certificate> certificates) {
        long most = certificates.stream().mapToLong(Certificate::value).max().orElse(0);
        return certificates.stream()
                .map(one -> new Beside(
                        one.round().rule(), one.total().granted(), one.value(), most - one.value(), poorest(one)))
                .toList();
    }

    private static long poorest(Certificate certificate) {
        long poorest = MILLION.longValueExact();
        for (int i = 0; i < certificate.grants().size(); i++) {
            BigInteger granted = BigInteger.valueOf(certificate.grants().get(i).granted());
            BigInteger asked =
                    BigInteger.valueOf(certificate.round().requests().get(i).asked());
            poorest = Math.min(poorest, granted.multiply(MILLION).divide(asked).longValueExact());
        }
        return poorest;
    }
}
