package docket.api.sample.cases;

import docket.api.sample.budget.SampleBudgetLine;
import docket.api.sample.cases.SampleCase.Move;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invents the sample's requests: the same seed invents the same ones. No title occurs twice. */
final class Inventor {

    /** What becomes of a case, in turn: much is approved, some waits, some comes back. */
    private static final List<List<Move>> COURSES = List.of(
            List.of(Move.AGREE_TO_THE_END),
            List.of(),
            List.of(Move.RETURN, Move.RESUBMIT, Move.AGREE_TO_THE_END),
            List.of(Move.AGREE),
            List.of(Move.AGREE_TO_THE_END),
            List.of(Move.RETURN),
            List.of(),
            List.of(Move.AGREE, Move.REJECT),
            List.of(Move.AGREE_TO_THE_END),
            List.of(Move.AGREE, Move.RETURN, Move.RESUBMIT),
            List.of(Move.AGREE),
            List.of(Move.WITHDRAW),
            List.of(Move.AGREE, Move.DISSENT, Move.AGREE_TO_THE_END),
            List.of(Move.RETURN, Move.WITHDRAW));

    private static final List<LineStep> WITH_CONCURRENCE = List.of(
            LineStep.ofGroup(StepKind.REVIEW, "administration"),
            LineStep.ofGroup(StepKind.CONCUR, "budget-owner"),
            LineStep.ofGroup(StepKind.APPROVE, "director"));

    private static final List<String> PAYEES = List.of("가온건설", "누리상사", "다솜기획", "라온테크", "미르용역");
    private static final long ROUNDED_TO = 10_000;
    private static final int WITHOUT_IN = 3;

    private final Random random;
    private final List<Topic> topics;
    private final Sometimes sometimes;
    private final List<SampleBudgetLine> budgetLines;

    Inventor(long seed) {
        random = new Random(seed);
        topics = Topic.all();
        sometimes = Sometimes.read();
        budgetLines = SampleBudgetLine.all();
    }

    List<SampleCase> invent(int count) {
        List<SampleCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int edition = i / topics.size();
            Topic topic = topics.get(i % topics.size());
            cases.add(invent(topic, edition, COURSES.get(i % COURSES.size())));
        }
        return List.copyOf(cases);
    }

    private SampleCase invent(Topic topic, int edition, List<Move> moves) {
        String title = edition == 0 ? topic.title() : topic.title() + " (" + (edition + 1) + ")";
        Money amount = amount(topic);
        return new SampleCase(
                title,
                topic.kind(),
                topic.organization(),
                amount,
                random.nextInt(3) == 0 ? "park.employee" : "kim.employee",
                content(topic),
                topic.kind().equals("budget") ? budgetLine(topic.organization()) : null,
                moves.contains(Move.DISSENT) ? WITH_CONCURRENCE : List.of(),
                moves);
    }

    private @Nullable Money amount(Topic topic) {
        if (!topic.isAboutMoney()) {
            return null;
        }
        long steps = (topic.most() - topic.least()) / ROUNDED_TO;
        double low = Math.pow(random.nextDouble(), 2); // small requests are the usual ones
        return new Money(topic.least() + Math.round(steps * low) * ROUNDED_TO, SampleBudgetLine.WON);
    }

    private Map<String, Object> content(Topic topic) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("body", topic.korean() + "에 대하여 붙임과 같이 결재를 요청합니다.");
        content.putAll(topic.content());
        if (random.nextInt(WITHOUT_IN) != 0) {
            content.put(
                    sometimes.field(),
                    sometimes.values().get(random.nextInt(sometimes.values().size())));
        }
        if (topic.isAboutMoney()) {
            content.put("payee", PAYEES.get(random.nextInt(PAYEES.size())));
        }
        return content;
    }

    private String budgetLine(String organization) {
        return budgetLines.stream()
                .filter(line -> line.organization().equals(organization))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
