package docket.engine.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Grant;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.GrantedLine;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The budget lines that a proposal gives: one for all requests of an organisation that ask for the same code. */
final class GrantedLines {

    /** By their ids, the order in which several are locked. A request that is granted nothing gives none. */
    static List<GrantedLine> of(RoundState state) {
        Certificate certificate = Certificate.read(
                Objects.requireNonNull(state.certificate(), "a proposal").getBytes(UTF_8));
        Map<String, GrantedLine> lines = new TreeMap<>();
        for (Grant grant : certificate.grants()) {
            if (grant.granted() > 0) {
                GrantedLine line = line(state, grant);
                lines.merge(line.lineId(), line, GrantedLines::together);
            }
        }
        return List.copyOf(lines.values());
    }

    private static GrantedLine line(RoundState state, Grant grant) {
        FundsRequest request = state.request(grant.request()).orElseThrow();
        return new GrantedLine(
                state.terms().fiscalYear() + "." + request.organization() + "." + request.lineCode(),
                request.lineCode(),
                request.name(),
                request.organization(),
                new Money(grant.granted(), state.terms().total().currency()),
                List.of(request.requestId()));
    }

    private static GrantedLine together(GrantedLine one, GrantedLine other) {
        return new GrantedLine(
                one.lineId(),
                one.lineCode(),
                one.name(),
                one.organization(),
                one.granted().plus(other.granted()),
                Stream.concat(one.requests().stream(), other.requests().stream())
                        .toList());
    }

    private GrantedLines() {}
}
