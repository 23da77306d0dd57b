package docket.engine.budget.day;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.engine.TestRecord;
import docket.engine.agency.Agency;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.sum.PublicLine;
import docket.engine.budget.sum.SumStep;
import docket.engine.budget.sum.Threshold;
import docket.engine.budget.sum.YearTree;
import docket.engine.budget.terms.Control;
import docket.engine.money.Money;
import docket.engine.order.Head;
import docket.engine.order.Sequencer;
import docket.engine.organization.Person;
import docket.engine.unit.RootUnit;
import docket.verifier.sum.SumNode;
import docket.verifier.sum.SumProofs;
import docket.verifier.tree.Hash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Each day of the budget is published once, and what was published is what the record leads to. */
class BudgetDaysTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final Threshold THRESHOLD = new Threshold(Map.of("KRW", 1_000_000L));
    private static final Person OFFICER = new Person("min.budget", Set.of("budget-officer"));

    private final TestRecord record = new TestRecord();
    private final Sequencer sequencer =
            new Sequencer(record.database().as(TestPostgres.APP), "docket.example", new Head());
    private final PublishedDays days = new PublishedDays(record.database().app());
    private final LocalDate today = LocalDate.now(ZONE);
    private final int year = today.getYear();

    @BeforeEach
    void number() {
        sequencer.start();
    }

    @AfterEach
    void stop() {
        sequencer.close();
        record.close();
    }

    @Test
    void a_day_is_published_once_though_two_nodes_try_and_missed_days_are_made_up_in_their_order() throws Exception {
        open("a", 5_000_000);
        settle();
        Instant threeDaysOn = at(today.plusDays(3), Duration.ofMinutes(11));

        List<Future<Integer>> nodes = new ArrayList<>();
        ExecutorService both = Executors.newFixedThreadPool(2);
        for (int node = 0; node < 2; node++) {
            nodes.add(both.submit((Callable<Integer>) () -> publisher().publish(threeDaysOn)));
        }
        for (Future<Integer> node : nodes) {
            node.get();
        }
        both.shutdown();
        publisher().publish(threeDaysOn);

        assertThat(days.first()).hasValue(today);
        assertThat(days.last()).hasValue(today.plusDays(2));
        assertThat(count()).isEqualTo(3);
        assertThat(days.find(today.plusDays(1)).orElseThrow().event().day())
                .isEqualTo(today.plusDays(1).toString());
        assertThat(days.find(today.minusDays(1))).isEmpty();
        assertThat(days.find(today.plusDays(3))).isEmpty();
    }

    @Test
    void a_day_is_over_when_it_is_over_where_the_agency_is_and_no_sooner() throws Exception {
        open("a", 5_000_000);
        settle();
        assertThat(publisher().publish(at(today.plusDays(1), Duration.ofMinutes(9))))
                .isZero();
        assertThat(publisher().publish(at(today.plusDays(1), Duration.ofMinutes(11))))
                .isEqualTo(1);
        assertThat(days.find(today).orElseThrow().event().zone()).isEqualTo("Asia/Seoul");
    }

    @Test
    void nothing_is_published_before_there_is_a_line() {
        assertThat(publisher().publish(at(today.plusDays(9), Duration.ZERO))).isZero();
    }

    @Test
    void what_was_published_is_made_again_from_the_record_though_more_happened_since() throws Exception {
        open("a", 5_000_000);
        open("b", 2_000_000);
        settle();
        publisher().publish(at(today.plusDays(1), Duration.ofHours(1)));
        record.as(OFFICER, new ReserveFunds("a", "case-1", krw(700_000), "facilities", Set.of(year)));
        open("c", 9_000_000);
        settle();

        BudgetDayPublished published = days.find(today).orElseThrow().event();
        DayAccount again = days.account(published);

        assertThat(again.trees().stream().map(DaySum::of)).isEqualTo(published.trees());
        assertThat(again.lines()).isEqualTo(2);
        assertThat(days.differing()).isEmpty();
        assertThat(days.soFar(today, ZONE, (y, currency) -> 0).lines()).isEqualTo(3);
    }

    @Test
    void lines_that_come_to_more_than_a_figure_can_be_hold_up_no_day() throws Exception {
        for (int i = 0; i < 10; i++) {
            open("vast-" + i, 999_999_999_999_999_999L);
        }
        settle();
        assertThat(publisher().publish(at(today.plusDays(1), Duration.ofHours(1))))
                .isEqualTo(1);
        assertThat(days.find(today).orElseThrow().event().trees()).isEmpty();
        assertThat(days.differing()).isEmpty();
    }

    @Test
    void a_sum_that_was_forged_is_found() throws Exception {
        open("a", 5_000_000);
        settle();
        publisher().publish(at(today.plusDays(1), Duration.ofHours(1)));
        new JdbcTemplate(record.database().as(TestPostgres.OWNER)).execute("""
                ALTER TABLE docket.domain_event DISABLE TRIGGER USER;
                UPDATE docket.domain_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'),
                    '"adjusted":5000000', '"adjusted":4000000'), 'UTF8') WHERE stream = 'budget-days'""");

        assertThat(days.differing()).containsExactly(today.toString());
    }

    @Test
    void small_lines_are_rolled_up_three_at_least_and_no_proof_of_another_line_shows_one_by_itself() throws Exception {
        open("a", 5_000_000);
        open("b", 2_000_000);
        open("c", 999_999);
        open("d", 4_000_000);
        open("e", 3_000_000);
        settle();
        publisher().publish(at(today.plusDays(1), Duration.ofHours(1)));

        YearTree tree = days.account(days.find(today).orElseThrow().event())
                .tree(year, "KRW")
                .orElseThrow();

        assertThat(tree.shown()).extracting(PublicLine::lineId).containsExactly("a", "d");
        assertThat(tree.rolledUp().figures().lines()).isEqualTo(3);
        assertThat(tree.rolledUp().figures().adjusted()).isEqualTo(2_000_000 + 999_999 + 3_000_000);
        assertThat(tree.proofOfShown("c")).isEmpty();
        assertThat(tree.proof("c")).isPresent();
        assertThat(tree.proofOfShown("a").orElseThrow().steps())
                .extracting(step -> step.node().figures().lines())
                .containsExactly(1L, 3L);
    }

    /** The verifier shares no code with the publisher, and makes the same of the same lines. */
    @Test
    void who_shares_no_code_with_the_publisher_comes_to_the_same_root() throws Exception {
        for (int i = 0; i < 11; i++) {
            open("line-" + (char) ('a' + i), 300_000L * (i + 1));
        }
        settle();
        publisher().publish(at(today.plusDays(1), Duration.ofHours(1)));
        YearTree tree = days.account(days.find(today).orElseThrow().event())
                .tree(year, "KRW")
                .orElseThrow();

        List<SumNode> leaves = new ArrayList<>();
        for (PublicLine line : tree.shown()) {
            leaves.add(leaf(line));
        }
        SumNode root = SumProofs.root(leaves, node(tree.rolledUp()));
        assertThat(root.hash().toString()).isEqualTo(tree.root().text());
        for (String id : List.of("line-a", "line-c", "line-d", "line-k")) {
            YearTree.Proof proof = tree.proof(id).orElseThrow();
            List<SumProofs.Step> steps = new ArrayList<>();
            for (SumStep step : proof.steps()) {
                steps.add(new SumProofs.Step(step.onTheLeft(), node(step.node())));
            }
            assertThat(SumProofs.inclusion(leaf(proof.line()), steps, root.hash()))
                    .as(id)
                    .isEqualTo(root);
        }
    }

    private static SumNode leaf(PublicLine line) throws Exception {
        return SumNode.leaf(line.blinding(), line.text(), figures(line.figures()));
    }

    private static SumNode node(docket.engine.budget.sum.SumNode node) throws Exception {
        return SumNode.of(Hash.wrap(node.hash()), figures(node.figures()));
    }

    private static long[] figures(docket.engine.budget.sum.Figures one) {
        return new long[] {
            one.lines(),
            one.appropriation(),
            one.adjusted(),
            one.carriedIn(),
            one.allotted(),
            one.reserved(),
            one.committed(),
            one.disbursed(),
            one.carriedOut(),
            one.lapsed()
        };
    }

    private void open(String lineId, long won) {
        record.as(
                OFFICER,
                new AppropriateFunds(
                        lineId,
                        year,
                        "code-" + lineId,
                        lineId,
                        "facilities",
                        krw(won),
                        "roads",
                        null,
                        null,
                        Control.STOP));
    }

    private static Money krw(long won) {
        return Money.parse(String.valueOf(won), "KRW");
    }

    private DayPublisher publisher() {
        RootUnit unit =
                new RootUnit(new DataSourceTransactionManager(record.database().app()), thrown -> false, List.of());
        return new DayPublisher(
                unit, record.commands(), days, new Agency("docket.example", ZONE, Clock.systemUTC()), THRESHOLD);
    }

    private static Instant at(LocalDate day, Duration after) {
        return day.atStartOfDay(ZONE).toInstant().plus(after);
    }

    private long count() {
        return new JdbcTemplate(record.database().app())
                .queryForObject("SELECT count(*) FROM docket.domain_event WHERE stream = 'budget-days'", Long.class);
    }

    /** Until every event has its place in the order. */
    private void settle() throws InterruptedException {
        JdbcTemplate sql = new JdbcTemplate(record.database().app());
        for (int i = 0; i < 200; i++) {
            sequencer.wake();
            if (0
                    == sql.queryForObject(
                            "SELECT (SELECT count(*) FROM docket.domain_event) - (SELECT count(*) FROM docket.log_entry)",
                            Long.class)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not numbered");
    }
}
