package docket.api.rest.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import docket.allocation.Beside;
import docket.allocation.Infeasible;
import docket.allocation.Outcome;
import docket.allocation.Proposal;
import docket.allocation.answer.Conflict;
import docket.allocation.answer.Worth;
import docket.allocation.certificate.Certificate;
import docket.allocation.receipt.LimitedBy;
import docket.allocation.receipt.Reasons;
import docket.allocation.receipt.Receipts;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.api.json.WebJson;
import docket.api.rest.body.MoneyJson;
import docket.engine.allocation.RoundState;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.processes.organization.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a proposal, as it stands or as it would be. */
@Component
final class ProposalAnswers {

    private static final String TOTAL = "total";

    /** Its fields stay in their order, so that the canonical JSON can be made of it again. */
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Names names;

    ProposalAnswers(Names names) {
        this.names = names;
    }

    /** @throws Refused ROUND_NOT_PROPOSED */
    ProposalJson recorded(AllocationRoundView round, Locale reader) {
        RoundState state = round.state();
        if (!state.conflicts().isEmpty()) {
            return clash(state, state.conflicts());
        }
        return proposal(round, certificate(state), state.rules(), reader);
    }

    /** What a trial led to. */
    ProposalJson tried(AllocationRoundView round, Outcome outcome, Locale reader) {
        return outcome instanceof Proposal proposal
                ? proposal(round, proposal.certificate(), null, reader)
                : clash(round.state(), ((Infeasible) outcome).conflicts());
    }

    /** @throws Refused ROUND_NOT_PROPOSED, UNKNOWN_FUNDS_REQUEST */
    ReceiptJson receipt(RoundState state, String requestId) {
        Certificate certificate = certificate(state);
        FundsRequest request =
                state.request(requestId).orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_FUNDS_REQUEST, requestId));
        int position = 0;
        while (!certificate.grants().get(position).request().equals(requestId)) {
            position++;
        }
        long granted = certificate.grants().get(position).granted();
        return new ReceiptJson(
                requestId,
                MoneyJson.of(request.requested()),
                money(state, granted),
                words(certificate, Locale.ENGLISH).of(position),
                words(certificate, Locale.KOREAN).of(position),
                certificate.inputSha256());
    }

    private static Certificate certificate(RoundState state) {
        if (state.certificate() == null) {
            throw new Refused(RoundRefusal.ROUND_NOT_PROPOSED, state.phase());
        }
        return Certificate.read(state.certificate().getBytes(UTF_8));
    }

    private Receipts words(Certificate certificate, Locale reader) {
        Map<String, String> organizations = names.ofOrganizations(reader);
        return new Receipts(certificate, reader, name -> organizations.getOrDefault(name, name));
    }

    private ProposalJson proposal(
            AllocationRoundView round, Certificate certificate, @Nullable List<Beside> rules, Locale reader) {
        RoundState state = round.state();
        try {
            return new ProposalJson(
                    state.phase(),
                    certificate.round().rule(),
                    MoneyJson.of(state.terms().total()),
                    money(state, certificate.total().granted()),
                    shares(round, certificate, reader),
                    nodes(certificate),
                    rules == null
                            ? null
                            : rules.stream().map(one -> beside(state, one)).toList(),
                    WebJson.mapper().readValue(new String(certificate.bytes(), UTF_8), OBJECT),
                    certificate.inputSha256(),
                    null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A certificate is JSON", e);
        }
    }

    private List<ProposalJson.ShareJson> shares(AllocationRoundView round, Certificate certificate, Locale reader) {
        RoundState state = round.state();
        Reasons reasons = new Reasons(certificate);
        Receipts receipts = words(certificate, reader);
        List<ProposalJson.ShareJson> shares = new ArrayList<>();
        for (int i = 0; i < certificate.grants().size(); i++) {
            Request request = certificate.round().requests().get(i);
            FundsRequest asked = state.request(request.id()).orElseThrow();
            shares.add(new ProposalJson.ShareJson(
                    request.id(),
                    asked.organization(),
                    asked.name(),
                    MoneyJson.of(asked.requested()),
                    money(state, certificate.grants().get(i).granted()),
                    limitedBy(reasons.of(i)),
                    receipts.of(i),
                    RequestScoreJson.of(round, request.id())));
        }
        return shares;
    }

    private static @Nullable String limitedBy(LimitedBy limit) {
        return switch (limit.kind()) {
            case ASKED -> null;
            case DECIDED -> "committee";
            case TOTAL -> TOTAL;
            case MINIMUM, ORGANIZATION, PROGRAM -> limit.node().isEmpty() ? TOTAL : limit.node();
        };
    }

    private static List<ProposalJson.NodeJson> nodes(Certificate certificate) {
        Currency currency = certificate.round().currency();
        List<ProposalJson.NodeJson> nodes = new ArrayList<>();
        nodes.add(node(new Limit(TOTAL, null, 0, certificate.round().total()), certificate.total(), currency));
        for (int i = 0; i < certificate.organizations().size(); i++) {
            nodes.add(node(
                    certificate.round().organizations().get(i),
                    certificate.organizations().get(i),
                    currency));
        }
        return nodes;
    }

    private static ProposalJson.NodeJson node(Limit limit, Worth worth, Currency currency) {
        LimitJson bounds = LimitJson.of(limit, currency);
        return new ProposalJson.NodeJson(
                limit.node(),
                bounds.floor(),
                bounds.cap(),
                MoneyJson.of(new Money(worth.granted(), currency)),
                worth.price(),
                worth.level());
    }

    private static ProposalJson.BesideJson beside(RoundState state, Beside one) {
        return new ProposalJson.BesideJson(
                one.rule(),
                money(state, one.granted()),
                one.value(),
                one.costs(),
                BigDecimal.valueOf(one.poorestMillionths(), 6).toPlainString());
    }

    private static ProposalJson clash(RoundState state, List<Conflict> conflicts) {
        return new ProposalJson(
                state.phase(),
                state.terms().rule(),
                MoneyJson.of(state.terms().total()),
                null,
                null,
                null,
                null,
                null,
                null,
                conflicts.stream()
                        .map(conflict -> new ProposalJson.ConflictJson(
                                conflict.limits().stream()
                                        .map(bound -> new ProposalJson.BoundJson(
                                                bound.kind().name(),
                                                bound.of().isEmpty() ? TOTAL : bound.of(),
                                                money(state, bound.amount())))
                                        .toList(),
                                money(state, conflict.needs()),
                                money(state, conflict.can())))
                        .toList());
    }

    private static MoneyJson money(RoundState state, long minor) {
        return MoneyJson.of(new Money(minor, state.terms().total().currency()));
    }
}
