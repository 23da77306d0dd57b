package docket.allocation.certificate;

import docket.allocation.answer.Level;
import docket.allocation.answer.Worth;
import docket.allocation.round.Draw;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks a certificate as docs/allocation.md does. It shares no code with those who share out. */
final class Check {

    private static final Level EVERYTHING = new Level(Long.MAX_VALUE, 1);

    private final Certificate certificate;
    private final Round round;
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

    Check(Certificate certificate) {
        this.certificate = certificate;
        this.round = certificate.round();
    }

    List<Flaw> flaws() {
        must(certificate.format().equals(Certificate.FORMAT) && certificate.isSealed(), Flaw.ALTERED);
        must(isComplete(), Flaw.INCOMPLETE);
        if (!flaws.contains(Flaw.INCOMPLETE)) {
            Map<String, Node> organizations = tree(round.organizations(), certificate.organizations());
            Map<String, Node> programs = tree(round.programs(), certificate.programs());
            List<Node> requests = place(organizations, Request::organization);
            place(programs, Request::program);
            organizations.values().forEach(this::checkBounds);
            programs.values().forEach(this::checkBounds);
            requests.forEach(this::checkBounds);
            must(value().equals(BigInteger.valueOf(certificate.value())), Flaw.NOT_FEASIBLE);
            if (!round.divisible()) {
                checkWhole();
            } else if (round.rule() == Rule.VALUE) {
                must(value().equals(worth(organizations, programs)), Flaw.NOT_OPTIMAL);
            } else {
                Map<String, Node> tree = round.programs().isEmpty() ? organizations : programs;
                Node total = named(tree, null);
                must(total.worth.level() == null || total.granted == total.cap, Flaw.NOT_OPTIMAL);
                checkLevels(total, EVERYTHING);
            }
        }
        return List.copyOf(flaws);
    }

    private boolean isComplete() {
        return certificate.grants().stream()
                        .map(Grant::request)
                        .toList()
                        .equals(round.requests().stream().map(Request::id).toList())
                && certificate.total().node().isEmpty()
                && isComplete(round.organizations(), certificate.organizations())
                && isComplete(round.programs(), certificate.programs());
    }

    private static boolean isComplete(List<Limit> limits, List<Worth> worths) {
        return worths.stream()
                .map(Worth::node)
                .toList()
                .equals(limits.stream().map(Limit::node).toList());
    }

    private Map<String, Node> tree(List<Limit> limits, List<Worth> worths) {
        Map<String, Node> nodes = new HashMap<>();
        nodes.put("", new Node(0, round.total(), certificate.total()));
        for (int i = 0; i < limits.size(); i++) {
            Long cap = limits.get(i).cap();
            nodes.put(
                    limits.get(i).node(),
                    new Node(limits.get(i).floor(), cap == null ? Long.MAX_VALUE : cap, worths.get(i)));
        }
        for (Limit limit : limits) {
            named(nodes, limit.parent()).under.add(named(nodes, limit.node()));
        }
        return nodes;
    }

    private static Node named(Map<String, Node> nodes, @Nullable String name) {
        Node total = nodes.get("");
        Node node = name == null ? total : nodes.getOrDefault(name, total);
        if (node == null) {
            throw new IllegalStateException("Every tree has its total");
        }
        return node;
    }

    private List<Node> place(Map<String, Node> tree, Function<Request, @Nullable String> where) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < round.requests().size(); i++) {
            Request request = round.requests().get(i);
            Node node = new Node(
                    request.least(round.divisible()),
                    request.most(),
                    new Worth(request.id(), certificate.grants().get(i).granted(), request.value(), null));
            node.isRequest = true;
            node.asked = request.asked();
            named(tree, where.apply(request)).under.add(node);
            all.add(node);
        }
        return all;
    }

    private void checkBounds(Node node) {
        must(node.floor <= node.granted && node.granted <= node.cap, Flaw.NOT_FEASIBLE);
        if (node.isRequest) {
            must(round.divisible() || node.granted == node.floor || node.granted == node.cap, Flaw.NOT_FEASIBLE);
        } else {
            BigInteger sum = node.under.stream()
                    .map(one -> BigInteger.valueOf(one.granted))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            must(sum.equals(BigInteger.valueOf(node.granted)), Flaw.NOT_FEASIBLE);
        }
    }

    private BigInteger value() {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < round.requests().size(); i++) {
            value = value.add(times(
                    round.requests().get(i).value(), certificate.grants().get(i).granted()));
        }
        return value;
    }

    /** What the bounds are worth at these prices: no answer has more value, whatever they are. */
    private @Nullable BigInteger worth(Map<String, Node> organizations, Map<String, Node> programs) {
        BigInteger worth = BigInteger.ZERO;
        List<Node> limits = new ArrayList<>(organizations.values());
        programs.forEach((name, node) -> {
            if (!name.isEmpty()) {
                limits.add(node);
            }
        });
        for (Node limit : limits) {
            if (limit.price() > 0 && limit.cap == Long.MAX_VALUE) {
                return null;
            }
            worth = worth.add(times(limit.price(), limit.price() > 0 ? limit.cap : limit.floor));
        }
        Map<String, Long> above = new HashMap<>();
        pay(named(organizations, null), 0, above);
        pay(named(programs, null), -named(programs, null).price(), above);
        for (Request request : round.requests()) {
            long over = request.value() - above.getOrDefault(request.id(), 0L);
            worth = worth.add(times(over, over > 0 ? request.most() : request.least(true)));
        }
        return worth;
    }

    private static void pay(Node node, long above, Map<String, Long> sums) {
        if (node.isRequest) {
            sums.merge(node.worth.node(), above, Long::sum);
        }
        node.under.forEach(one -> pay(one, node.isRequest ? above : above + node.price(), sums));
    }

    private void checkLevels(Node node, Level above) {
        Level own = node.worth.level();
        boolean cascade = round.rule() == Rule.PROPORTIONAL;
        Level reached = own != null ? own : cascade ? EVERYTHING : above;
        if (!cascade && own != null) {
            must(compare(own, above) <= 0 || node.granted == node.floor, Flaw.NOT_OPTIMAL);
            must(compare(own, above) >= 0 || node.granted == node.cap, Flaw.NOT_OPTIMAL);
        }
        for (Node one : node.under) {
            if (one.isRequest || cascade) {
                fits(one, reached);
            }
            if (!one.isRequest) {
                checkLevels(one, reached);
            }
        }
    }

    /** The last unit that it was granted comes no later than the level, the next one no earlier. */
    private void fits(Node node, Level level) {
        long weight = node.weight();
        must(node.granted == node.need() || compare(new Level(node.granted - 1, weight), level) <= 0, Flaw.NOT_OPTIMAL);
        must(node.granted == node.can() || compare(new Level(node.granted, weight), level) >= 0, Flaw.NOT_OPTIMAL);
    }

    private int compare(Level one, Level other) {
        int byRank = rank(one)
                .multiply(BigInteger.valueOf(other.of()))
                .compareTo(rank(other).multiply(BigInteger.valueOf(one.of())));
        return byRank != 0 ? byRank : Long.compare(one.of(), other.of());
    }

    private BigInteger rank(Level level) {
        return BigInteger.valueOf(level.unit())
                .shiftLeft(1)
                .add(round.rule() == Rule.PROPORTIONAL ? BigInteger.ONE : BigInteger.ZERO);
    }

    private void checkWhole() {
        Search search = certificate.search();
        if (search == null) {
            must(false, Flaw.INCOMPLETE);
            return;
        }
        long count = certificate.grants().stream()
                .filter(grant -> grant.granted() > 0)
                .count();
        must(
                search.objective() == (round.rule() == Rule.LEVELLED ? count : certificate.value())
                        && search.bound() >= search.objective()
                        && (!search.proved() || search.bound() == search.objective())
                        && search.tieKey() == tieKey(search.tieBits()),
                Flaw.NOT_OPTIMAL);
    }

    private long tieKey(int bits) {
        long key = 0;
        for (int i = 0; i < round.requests().size(); i++) {
            if (certificate.grants().get(i).granted() > 0) {
                key += Draw.of(round.requests().get(i)) >>> (Draw.BITS - bits);
            }
        }
        return key;
    }

    private void must(boolean holds, Flaw flaw) {
        if (!holds) {
            flaws.add(flaw);
        }
    }

    private static BigInteger times(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
