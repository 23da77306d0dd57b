package docket.processes.form;

import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line.Round;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a case since it was returned: why it came back, what its drafter answered, and what is another now. */
final class Revision {

    /** In sentences, one a line; null in the first round. */
    static @Nullable String text(CaseView view, CaseWords words) {
        List<Round> rounds = view.line().rounds();
        if (rounds.size() < 2) {
            return null;
        }
        Round last = rounds.get(rounds.size() - 2);
        Round now = rounds.get(rounds.size() - 1);
        List<String> lines = new ArrayList<>();
        last.decisions().stream()
                .filter(decided -> decided.decision() == Decision.RETURN && decided.opinion() != null)
                .forEach(decided -> lines.add(words.say(
                        "revision.returned", words.person(decided.decidedBy()), String.valueOf(decided.opinion()))));
        if (now.opinion() != null) {
            lines.add(words.say("revision.answered", words.person(view.drafter()), now.opinion()));
        }
        if (last.asked() != null) {
            Particulars then = last.asked();
            Particulars today = view.particulars();
            changed(lines, words, "title", then, today, Particulars::title);
            changed(lines, words, "kind", then, today, one -> words.value("kind", one.kind()));
            changed(lines, words, "organization", then, today, one -> words.value("organization", one.organization()));
            changed(lines, words, "amount", then, today, one -> money(one.amount(), words));
        }
        if (view.currentContent().recordedAt().isAfter(last.startedAt())) {
            lines.add(words.own("revision.content"));
        }
        return String.join("\n", lines);
    }

    private static void changed(
            List<String> lines,
            CaseWords words,
            String field,
            Particulars then,
            Particulars now,
            Function<Particulars, String> said) {
        String before = said.apply(then);
        String after = said.apply(now);
        if (!Objects.equals(before, after)) {
            lines.add(words.say("revision.changed", words.label(field), before, after));
        }
    }

    private static String money(@Nullable Money amount, CaseWords words) {
        return amount == null ? words.own("none") : amount.in(words.locale());
    }

    private Revision() {}
}
