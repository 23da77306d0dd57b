package docket.processes.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Grant;
import docket.engine.allocation.RoundState;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.processes.organization.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an allocation round proposes, as a committee reads it. */
public final class RoundFacts {

    private final AllocationRoundViews rounds;
    private final Names names;

    public RoundFacts(AllocationRoundViews rounds, Names names) {
        this.rounds = rounds;
        this.names = names;
    }

    /** For each request what it asked, what it would get, and how likely it is to use it; null where the case has no proposal. */
    public @Nullable String of(String caseId, Locale reader) {
        RoundState state = rounds.find(RoundEvent.roundOf(caseId))
                .map(AllocationRoundView::state)
                .orElse(null);
        if (state == null || state.certificate() == null) {
            return null;
        }
        Map<String, String> organizations = names.ofOrganizations(reader);
        List<String> lines = new ArrayList<>();
        for (Grant grant : Certificate.read(state.certificate().getBytes(UTF_8)).grants()) {
            FundsRequest asked = state.request(grant.request()).orElseThrow();
            Money granted = new Money(grant.granted(), asked.requested().currency());
            lines.add(String.join(
                    " · ",
                    asked.requestId(),
                    organizations.getOrDefault(asked.organization(), asked.organization()),
                    asked.name(),
                    asked.requested().in(reader) + " → " + granted.in(reader)));
            ScoreRecord score = state.scores().get(asked.requestId());
            if (score != null) {
                lines.add("    " + RequestScoreWords.of(score, reader).line(reader));
            }
        }
        return String.join("\n", lines);
    }
}
