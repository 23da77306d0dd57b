package docket.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticTest {

    @ParameterizedTest
    @CsvSource({
        "0, 500000",
        "1, 500000",
        "4, 500001",
        "1000000, 731059",
        "-1000000, 268941",
        "-1690666, 155688",
        "2197225, 900000",
        "-2197225, 100000",
        "3141592, 958576",
        "6906755, 999000",
        "13815510, 999999",
        "14508658, 1000000",
        "-30000000, 0",
        "9223372036854775807, 1000000",
        "-9223372036854775808, 0"
    })
    void golden_values(long microLogits, int micros) {
        assertThat(Logistic.micros(microLogits)).isEqualTo(micros);
    }

    @Test
    void lies_within_one_millionth_of_the_exact_value_and_never_falls() {
        int before = 0;
        for (long sum = -16_000_000; sum <= 16_000_000; sum += 977) {
            int micros = Logistic.micros(sum);
            assertThat(Math.abs(micros - 1e6 / (1 + StrictMath.exp(-sum / 1e6))))
                    .as("at %d", sum)
                    .isLessThanOrEqualTo(1.0);
            assertThat(micros).as("at %d", sum).isGreaterThanOrEqualTo(before);
            before = micros;
        }
    }

    @Test
    void a_sum_and_its_opposite_add_up_to_certainty() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        new Random(seed)
                .longs(10_000, -20_000_000, 20_000_000)
                .forEach(sum -> assertThat(Logistic.micros(sum) + Logistic.micros(-sum))
                        .as("at %d", sum)
                        .isEqualTo(1_000_000));
    }
}
