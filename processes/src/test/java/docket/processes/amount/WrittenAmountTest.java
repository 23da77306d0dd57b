package docket.processes.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAmountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200000          | KRW | 1200000",
                "1200000.00       | KRW | 1200000",
                "1,200,000        | KRW | 1200000",
                "1,200            | KRW | 1200",
                "1 200 000        | KRW | 1200000",
                "1\u00a0200\u202f000 | KRW | 1200000",
                "１，２００，０００ | KRW | 1200000",
                "1'200'000        | KRW | 1200000",
                "1.200.000        | KRW | 1200000",
                "1,200,000원       | KRW | 1200000",
                "₩1,200,000       | KRW | 1200000",
                "￦ 1,200,000      | KRW | 1200000",
                "KRW 1,200,000    | KRW | 1200000",
                "금 1,200,000원정   | KRW | 1200000",
                "120만             | KRW | 1200000",
                "120만원            | KRW | 1200000",
                "120 만 원          | KRW | 1200000",
                "１２０만원          | KRW | 1200000",
                "1억 2,000만원       | KRW | 120000000",
                "1억2천만            | KRW | 120000000",
                "1억 2천5백만 3,400원 | KRW | 125003400",
                "1.5억             | KRW | 150000000",
                "12,000만원          | KRW | 120000000",
                "천만원              | KRW | 10000000",
                "1,200천원          | KRW | 1200000",
                "15백만원            | KRW | 15000000",
                "2조 3억            | KRW | 2000300000000",
                "0                | KRW | 0",
                "-0               | KRW | 0",
                "-0.00            | EUR | 0",
                "34.34            | EUR | 34.34",
                "34,34            | EUR | 34.34",
                "€34.3            | EUR | 34.30",
                "1.200,50 EUR     | EUR | 1200.50",
                "1,200.50         | USD | 1200.50",
                "$1,200           | USD | 1200.00",
                "120만 달러          | USD | 1200000.00",
                "1.200            | KWD | 1.200",
                "0,500            | KWD | 0.500",
                "1,200.500        | KWD | 1200.500",
                "1,234,500        | KWD | 1234500.000",
                "1천 200           | KRW | 1200",
                "1만 500           | KRW | 10500",
                "1억 5,300원        | KRW | 100005300",
                "1억 5원            | KRW | 100000005",
                "2십5              | KRW | 25",
            })
    void reads_an_amount_as_people_write_it(String written, String currency, String amount) {
        assertThat(read(written, currency)).isEqualTo(Money.parse(amount, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.200      | KRW | 1,200 | 1.2",
                "1.200      | EUR | 1,200 | 1.2",
                "12.000원    | KRW | 12,000 | 12",
                "1200.500   | EUR | 1,200,500 | 1200.5",
                "1,200.000  | KRW | 1,200,000 | 1200",
                "1.200만     | KRW | 1,200 | 1.2",
                "1,200      | KWD | 1200.000 | 1.200",
                "KWD 12,345 | KWD | 12345.000 | 12.345",
                "1억5        | KRW | 100,000,005 | 150,000,000",
                "1억 5000     | KRW | 100,005,000 | 150,000,000",
                "1억 2천      | KRW | 100,002,000 | 120,000,000",
                "1억 2천원     | KRW | 100,002,000 | 120,000,000",
                "3만 5       | KRW | 30,005 | 35,000",
                "1천2        | KRW | 1,002 | 1,200",
                "1천2만원      | KRW | 1,002 | 1,200",
                "백5         | KRW | 105 | 150",
            })
    void refuses_what_can_be_read_in_two_ways_and_names_both(
            String written, String currency, String one, String other) {
        assertThat(refusal(written, currency).text(Locale.ENGLISH)).contains("two ways: " + one + " or " + other + ".");
        assertThat(refusal(written, currency).text(Locale.KOREAN))
                .startsWith("“" + written + "”")
                .contains("두 가지로 읽을 수 있습니다: " + one + " 또는 " + other + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,34          | KRW | 금액으로 읽을 수 없습니다",
                "1,2000         | KRW | 금액으로 읽을 수 없습니다",
                "12 34          | KRW | 금액으로 읽을 수 없습니다",
                "0,200          | KRW | 금액으로 읽을 수 없습니다",
                "백 원쯤           | KRW | 금액으로 읽을 수 없습니다",
                "1억 20000만      | KRW | 금액으로 읽을 수 없습니다",
                "1.5억 2000만     | KRW | 금액으로 읽을 수 없습니다",
                "120만 3억        | KRW | 금액으로 읽을 수 없습니다",
                "억              | KRW | 금액으로 읽을 수 없습니다",
                "10²            | KRW | 금액으로 읽을 수 없습니다",
                "①              | KRW | 금액으로 읽을 수 없습니다",
                "½              | EUR | 금액으로 읽을 수 없습니다",
                "١٢٠            | KRW | 금액으로 읽을 수 없습니다",
                "Ⅻ              | KRW | 금액으로 읽을 수 없습니다",
                "𝟏𝟎             | KRW | 금액으로 읽을 수 없습니다",
                "1e6            | KRW | 금액으로 읽을 수 없습니다",
                "0x10           | KRW | 금액으로 읽을 수 없습니다",
                "-1,200         | KRW | 0보다 작습니다",
                "1200.5         | KRW | KRW의 최소 단위보다 작은",
                "34.345678      | EUR | EUR의 최소 단위보다 작은",
                "$1,200         | KRW | 선택한 통화(KRW)와 다릅니다",
                "1,200 원        | EUR | 선택한 통화(EUR)와 다릅니다",
                "99999999999999999999 | KRW | 너무 큽니다",
                "99999999조       | KRW | 너무 큽니다",
            })
    void refuses_with_a_word_what_is_no_amount_of_the_currency(String written, String currency, String word) {
        assertThat(refusal(written, currency).code()).isEqualTo(RequestRefusal.INVALID_AMOUNT);
        assertThat(refusal(written, currency).text(Locale.KOREAN)).contains("“" + written + "”", word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200000   | KRW | 1,200,000원 (120만 원) | 1,200,000 KRW",
                "120000000 | KRW | 120,000,000원 (1억 2,000만 원) | 120,000,000 KRW",
                "100005300 | KRW | 100,005,300원 (1억 5,300 원) | 100,005,300 KRW",
                "9999      | KRW | 9,999원 | 9,999 KRW",
                "34.3      | EUR | 34.30 EUR | 34.30 EUR",
            })
    void shows_what_was_understood(String amount, String currency, String korean, String english) {
        Money money = Money.parse(amount, currency);

        assertThat(WrittenAmount.understood(money, Locale.KOREAN)).isEqualTo(korean);
        assertThat(WrittenAmount.understood(money, Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void says_what_to_write_where_a_unit_is_missing() {
        assertThat(refusal("1억5", "KRW").text(Locale.ENGLISH)).endsWith("as in 1억 5천만, or digits only.");
        assertThat(refusal("1억5", "KRW").text(Locale.KOREAN)).contains("1억 5천만처럼 단위를 모두 적거나");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "XTS", "XDR", "CHE", "USN", "DEM", "krw", "ABC", ""})
    void refuses_a_currency_that_no_country_pays_with(String code) {
        assertThatThrownBy(() -> WrittenAmount.read("1200", code)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RequestRefusal.INVALID_AMOUNT);
            assertThat(refused.text(Locale.ENGLISH)).startsWith("“" + code + "” is not the currency of any country");
            assertThat(refused.text(Locale.KOREAN)).contains("“1200”", "어느 나라의 통화도 아니므로");
        });
    }

    @Test
    void reads_back_what_it_shows_and_what_the_record_writes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String code = new String[] {"KRW", "EUR", "JPY", "KWD"}[random.nextInt(4)];
            Money money = new Money(random.nextLong(1L << random.nextInt(1, 60)), Currency.getInstance(code));
            String shown = WrittenAmount.understood(money, Locale.KOREAN);

            assertThat(read(money.toDecimal(), code)).as("seed %d", seed).isEqualTo(money);
            assertThat(read(shown.replaceFirst(" \\(.*", ""), code))
                    .as("seed %d", seed)
                    .isEqualTo(money);
            if (shown.contains("(")) {
                assertThat(read(shown.replaceFirst(".*\\((.*)\\)", "$1"), code))
                        .as("seed %d: %s", seed, shown)
                        .isEqualTo(money);
            }
        }
    }

    private static Money read(String written, String currency) {
        return WrittenAmount.read(written, Currency.getInstance(currency));
    }

    private static Refused refusal(String written, String currency) {
        Refused[] refused = new Refused[1];
        assertThatThrownBy(() -> read(written, currency))
                .isInstanceOfSatisfying(Refused.class, thrown -> refused[0] = thrown);
        return refused[0];
    }
}
