package docket.api.page.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.answer.Bound;
import docket.allocation.answer.Conflict;
import docket.allocation.answer.Worth;
import docket.allocation.certificate.Certificate;
import docket.allocation.receipt.Receipts;
import docket.allocation.round.Limit;
import docket.api.page.words.Called;
import docket.engine.allocation.RoundState;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.processes.allocation.RequestScoreWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A round as its page has it.
 *
 * @param granted altogether; null where there is no proposal
 * @param inputSha256 of what was shared out; null where there is no proposal
 */
public record Shown(
        List<Request> requests,
        List<Node> limits,
        List<Clash> conflicts,
        @Nullable Money granted,
        @Nullable String inputSha256) {

    /**
     * What was asked, and what it would get.
     *
     * @param granted null where there is no proposal, as {@code why}
     * @param score null where the round has not been closed, or no model could score it
     */
    public record Request(
            FundsRequest asked,
            @Nullable Money granted,
            @Nullable String why,
            @Nullable RequestScoreWords score) {}

    /**
     * A limit; absent where it has none of it.
     *
     * @param price the value that one unit more would add
     */
    public record Node(
            String name,
            @Nullable Money floor,
            @Nullable Money cap,
            @Nullable Money granted,
            @Nullable Long price) {}

    /** Bounds that cannot all hold. */
    public record Clash(List<String> bounds, Money needs, Money can) {}

    static Shown of(RoundState state, Called called) {
        UnaryOperator<String> names = called::organization;
        Certificate certificate = state.certificate() == null
                ? null
                : Certificate.read(state.certificate().getBytes(UTF_8));
        return new Shown(
                requests(state, certificate, called, names),
                limits(state, certificate, names),
                state.conflicts().stream()
                        .map(conflict -> clash(state, conflict, called))
                        .toList(),
                certificate == null ? null : money(state, certificate.total().granted()),
                state.inputSha256());
    }

    private static List<Request> requests(
            RoundState state, @Nullable Certificate certificate, Called called, UnaryOperator<String> names) {
        if (certificate == null) {
            return state.requests().stream()
                    .map(asked -> new Request(asked, null, null, score(state, asked, called)))
                    .toList();
        }
        Receipts receipts = new Receipts(certificate, called.words().locale(), names);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < certificate.grants().size(); i++) {
            FundsRequest asked =
                    state.request(certificate.grants().get(i).request()).orElseThrow();
            requests.add(new Request(
                    asked,
                    money(state, certificate.grants().get(i).granted()),
                    receipts.of(i),
                    score(state, asked, called)));
        }
        return requests;
    }

    private static @Nullable RequestScoreWords score(RoundState state, FundsRequest asked, Called called) {
        ScoreRecord score = state.scores().get(asked.requestId());
        return score == null ? null : RequestScoreWords.of(score, called.words().locale());
    }

    private static List<Node> limits(RoundState state, @Nullable Certificate certificate, UnaryOperator<String> names) {
        List<Node> nodes = new ArrayList<>();
        List<Limit> limits = state.terms().limits();
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            Long cap = limit.cap();
            Worth worth =
                    certificate == null ? null : certificate.organizations().get(i);
            nodes.add(new Node(
                    names.apply(limit.node()),
                    limit.floor() == 0 ? null : money(state, limit.floor()),
                    cap == null ? null : money(state, cap),
                    worth == null ? null : money(state, worth.granted()),
                    worth == null ? null : worth.price()));
        }
        return nodes;
    }

    private static Clash clash(RoundState state, Conflict conflict, Called called) {
        return new Clash(
                conflict.limits().stream()
                        .map(bound -> bound(state, bound, called))
                        .toList(),
                money(state, conflict.needs()),
                money(state, conflict.can()));
    }

    private static String bound(RoundState state, Bound bound, Called called) {
        String of = state.request(bound.of()).map(FundsRequest::name).orElseGet(() -> called.organization(bound.of()));
        return called.words()
                .say("round.bound." + bound.kind(), of, called.words().money(money(state, bound.amount())));
    }

    private static Money money(RoundState state, long minor) {
        return new Money(minor, state.terms().total().currency());
    }
}
