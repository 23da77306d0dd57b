package docket.allocation.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import docket.allocation.Allocator;
import docket.allocation.Proposal;
import docket.allocation.RandomRounds;
import docket.allocation.certificate.Certificate;
import docket.allocation.certificate.Search;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final Currency WON = Currency.getInstance("KRW");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private static final List<Limit> LIMITS =
            List.of(new Limit("roads", null, 0, 1_000_000L), new Limit("parks", null, 200_000, null));
    private static final List<Request> REQUESTS = List.of(
            new Request("bridge", "roads", null, 800_000, 0, 900),
            new Request("signs", "roads", null, 600_000, 0, 400),
            new Request("paint", "roads", null, 300_000, 30_000, 100),
            new Request("bench", "parks", null, 500_000, 0, 50),
            new Request("study", "library", null, 400_000, 0, 500));

    @Test
    void says_in_english_how_much_and_why() {
        Certificate certificate = propose(Rule.VALUE, true, Map.of());
        assertThat(said(certificate, Locale.ENGLISH, 0))
                .isEqualTo("800,000 KRW were asked for, and all of it is granted."
                        + " Money spent on it has a value of 900 a unit, and a unit costs 400 there.");
        assertThat(said(certificate, Locale.ENGLISH, 1))
                .startsWith("600,000 KRW were asked for, and 170,000 KRW of it is granted (28.3 %)."
                        + " All that the limit \"Roads\" allows, 1,000,000 KRW, is granted."
                        + " Money spent on it has a value of 400 a unit, which is just what a unit costs there");
        assertThat(said(certificate, Locale.ENGLISH, 2))
                .startsWith("300,000 KRW were asked for, and 30,000 KRW of it is granted (10.0 %)."
                        + " It is the minimum, which is granted whatever the value."
                        + " All that the limit \"Roads\" allows, 1,000,000 KRW, is granted."
                        + " Money spent on it has a value of 100 a unit; a unit costs 400 there,");
        assertThat(said(certificate, Locale.ENGLISH, 3))
                .endsWith(
                        "What stands under \"Parks\" must get at least 200,000 KRW together, also where others have more value.");
    }

    @Test
    void says_in_korean_how_much_and_why() {
        Certificate certificate = propose(Rule.VALUE, true, Map.of("study", 100_000L));
        assertThat(said(certificate, Locale.KOREA, 0))
                .isEqualTo("요구액은 800,000원이며, 전액 배정되었습니다." + " 이 요구의 단위 금액당 가치는 900이고, 그 한도에서 단위 금액의 값은 400입니다.");
        assertThat(said(certificate, Locale.KOREA, 4))
                .isEqualTo(
                        "요구액은 400,000원이며, 그중 배정된 금액은 100,000원(25.0%)입니다." + " 이 금액은 사람이 정했고, 회차의 나머지는 그에 맞추어 나누었습니다.");
    }

    @Test
    void says_it_by_every_rule() {
        assertThat(said(propose(Rule.LEVELLED, true, Map.of()), Locale.ENGLISH, 1))
                .contains("Whoever has the smallest share");
        assertThat(said(propose(Rule.PROPORTIONAL, true, Map.of()), Locale.ENGLISH, 1))
                .contains("\"Roads\" had ")
                .contains("and 1,700,000 KRW were asked under it");
        Certificate whole = propose(Rule.VALUE, false, Map.of());
        assertThat(said(whole, Locale.ENGLISH, 0))
                .contains("is left, and a request is granted whole or not at all.")
                .contains("Of all sets of whole requests that fit, one without it has the most value");
    }

    @Test
    void every_receipt_is_complete_in_both_languages() {
        RandomRounds rounds = new RandomRounds();
        for (int n = 0; n < 300; n++) {
            Rule rule = Rule.values()[n % 3];
            boolean divisible = rule == Rule.PROPORTIONAL || n % 2 == 0;
            Round round = rounds.small(rule, divisible, rule == Rule.VALUE);
            if (Allocator.propose(round) instanceof Proposal proposal) {
                for (int i = 0; i < round.requests().size(); i++) {
                    for (Locale reader : List.of(Locale.ENGLISH, Locale.KOREA)) {
                        assertThat(said(proposal.certificate(), reader, i))
                                .as("%s", round)
                                .endsWith(".")
                                .doesNotContain("{", "null");
                    }
                }
            }
        }
    }

    @Test
    void a_set_that_the_search_did_not_prove_is_called_the_best_that_was_found_with_the_bound() {
        Certificate proved = propose(Rule.LEVELLED, false, Map.of());
        long objective = proved.search().objective();

        assertThat(said(searched(proved, objective + 1), Locale.ENGLISH, 0))
                .contains("that the search found", "none has more than " + (objective + 1))
                .doesNotContain("that fits");
        assertThat(said(searched(proved, objective), Locale.ENGLISH, 0))
                .contains("set of whole requests that fits", "by lot")
                .doesNotContain("none has more");
    }

    private static Certificate searched(Certificate proved, long bound) {
        Search search = proved.search();
        Search stopped = new Search(
                search.solver(),
                search.parameters(),
                search.objective(),
                bound,
                search.tieKey(),
                search.tieBits(),
                false);
        return new Certificate(
                proved.format(),
                proved.round(),
                proved.inputSha256(),
                proved.grants(),
                proved.total(),
                proved.organizations(),
                proved.programs(),
                proved.value(),
                stopped,
                proved.sha256());
    }

    @Test
    void both_languages_have_the_same_sentences_with_the_same_placeholders() {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle("docket.allocation.receipts", Locale.ROOT, control);
        ResourceBundle korean = ResourceBundle.getBundle("docket.allocation.receipts", Locale.KOREAN, control);
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(placeholders(korean.getString(key)))
                        .isEqualTo(placeholders(english.getString(key))));
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    private static Certificate propose(Rule rule, boolean divisible, Map<String, Long> decided) {
        Round round = new Round(WON, 1_600_000, rule, divisible, LIMITS, List.of(), REQUESTS).deciding(decided);
        Round possible =
                divisible ? round : new Round(WON, 1_600_000, rule, false, List.of(LIMITS.get(0)), List.of(), REQUESTS);
        return ((Proposal) Allocator.propose(possible)).certificate();
    }

    private static String said(Certificate certificate, Locale reader, int position) {
        UnaryOperator<String> names = node -> node.substring(0, 1).toUpperCase(Locale.ROOT) + node.substring(1);
        return new Receipts(certificate, reader, names).of(position);
    }
}
