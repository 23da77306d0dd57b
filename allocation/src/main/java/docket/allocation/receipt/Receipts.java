package docket.allocation.receipt;

import docket.allocation.answer.Worth;
import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Search;
import docket.allocation.receipt.LimitedBy.Kind;
import docket.allocation.round.Draw;
import docket.allocation.round.Hierarchy;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Tells each request, in Korean or English, how much it got and why. */
public final class Receipts {

    private final Certificate certificate;
    private final Round round;
    private final Reasons reasons;
    private final Hierarchy organizations;
    private final Hierarchy programs;
    private final UnaryOperator<String> names;
    private final Words words;

    /** A limit on the way from a request up to the total. */
    private record Above(Hierarchy tree, int node, Worth worth) {}

    /**
     * @param reader who reads: Korean, or English for all others
     * @param names what a reader calls an organisation or a program
     */
    public Receipts(Certificate certificate, Locale reader, UnaryOperator<String> names) {
        this.certificate = certificate;
        this.round = certificate.round();
        this.reasons = new Reasons(certificate);
        this.organizations = Hierarchy.ofOrganizations(round);
        this.programs = Hierarchy.ofPrograms(round);
        this.names = names;
        this.words = new Words(reader, round.currency());
    }

    /** @param position of the request in the round */
    public String of(int position) {
        Request request = round.requests().get(position);
        long granted = certificate.grants().get(position).granted();
        List<String> said = new ArrayList<>();
        said.add(amount(request, granted));
        LimitedBy limit = reasons.of(position);
        if (limit.kind() == Kind.DECIDED) {
            said.add(words.say("decided"));
            return String.join(" ", said);
        }
        if (limit.kind() == Kind.MINIMUM) {
            said.add(words.say("minimum"));
        }
        if (limit.kind() != Kind.ASKED) {
            said.add(full(reasons.full(position)));
        }
        if (!round.divisible()) {
            sayTheSet(granted > 0, said);
        } else if (round.rule() == Rule.VALUE) {
            sayTheValue(position, said);
        } else if (limit.kind() != Kind.ASKED && limit.kind() != Kind.MINIMUM) {
            said.add(round.rule() == Rule.LEVELLED ? words.say("levelled") : proportion(position));
        }
        return String.join(" ", said);
    }

    private String amount(Request request, long granted) {
        String asked = words.money(request.asked());
        if (granted == request.asked()) {
            return words.say("granted-all", asked);
        }
        return granted == 0
                ? words.say("granted-none", asked)
                : words.say("granted-part", asked, words.money(granted), words.share(granted, request.asked()));
    }

    private String full(LimitedBy limit) {
        if (limit.kind() == Kind.TOTAL) {
            long left = round.total() - certificate.total().granted();
            return round.divisible()
                    ? words.say("full-total", words.money(round.total()))
                    : words.say("left-total", words.money(left));
        }
        Hierarchy tree = limit.kind() == Kind.PROGRAM ? programs : organizations;
        int node = tree.node(limit.node());
        String name = names.apply(limit.node());
        return round.divisible()
                ? words.say("full-limit", name, words.money(tree.cap(node)))
                : words.say(
                        "left-limit",
                        name,
                        words.money(tree.cap(node) - worth(tree, node).granted()));
    }

    private void sayTheValue(int position, List<String> said) {
        Request request = round.requests().get(position);
        List<Above> all = above(position);
        long price = all.stream().mapToLong(Receipts::price).sum();
        if (request.value() < price) {
            said.add(words.say("value-below", words.number(request.value()), words.number(price)));
        } else if (request.value() == price) {
            said.add(words.say("value-equal", words.number(price)));
            if (round.requests().stream().anyMatch(other -> other != request && other.value() == price)) {
                said.add(words.say("lot", words.number(Draw.of(request))));
            }
        } else if (price > 0) {
            said.add(words.say("value-above", words.number(request.value()), words.number(price)));
        }
        all.stream()
                .filter(limit -> price(limit) < 0)
                .map(limit -> words.say(
                        "floor",
                        names.apply(limit.tree().name(limit.node())),
                        words.money(limit.tree().floor(limit.node()))))
                .forEach(said::add);
    }

    private String proportion(int position) {
        Hierarchy tree = round.programs().isEmpty() ? organizations : programs;
        int node = tree.place(position);
        long asked = tree.under(node).stream()
                .mapToLong(one -> round.requests().get(one).asked())
                .sum();
        String had = words.money(worth(tree, node).granted());
        return node == Hierarchy.TOTAL
                ? words.say("proportional-total", had, words.money(asked))
                : words.say("proportional-limit", names.apply(tree.name(node)), had, words.money(asked));
    }

    private void sayTheSet(boolean chosen, List<String> said) {
        Search search = certificate.search();
        if (search == null) {
            return;
        }
        boolean best = search.objective() == search.bound();
        String set = (best ? "set-" : "found-") + (round.rule() == Rule.LEVELLED ? "count-" : "value-");
        said.add(words.say(set + (chosen ? "in" : "out"), words.number(search.objective())));
        if (!search.proved()) {
            said.add(words.say(best ? "set-tied" : "found-unproved", words.number(search.bound())));
        }
    }

    private List<Above> above(int position) {
        List<Above> above = new ArrayList<>();
        for (Hierarchy tree : List.of(organizations, programs)) {
            for (int node = tree.place(position); node != Hierarchy.TOTAL; node = tree.parent(node)) {
                above.add(new Above(tree, node, worth(tree, node)));
            }
        }
        above.add(new Above(organizations, Hierarchy.TOTAL, certificate.total()));
        return above;
    }

    private static long price(Above limit) {
        Long price = limit.worth().price();
        return price == null ? 0 : price;
    }

    private Worth worth(Hierarchy tree, int node) {
        List<Worth> worths = tree == organizations ? certificate.organizations() : certificate.programs();
        return worths.stream()
                .filter(worth -> worth.node().equals(tree.name(node)))
                .findFirst()
                .orElse(certificate.total());
    }
}
