package docket.api.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HttpFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "08006, 503",
        "57P01, 503",
        "57P02, 503",
        "57P03, 503",
        "53300, 503",
        ", 503",
        "57014, 500",
        "42P01, 500"
    })
    void a_database_that_went_away_in_the_middle_is_unavailable_and_no_fault_of_ours(
            @Nullable String state, int status) {
        Exception deep = new IllegalStateException("the engine", new IllegalStateException("the store", lost(state)));

        assertThat(HttpFaults.of(deep, new MockHttpServletRequest()).status()).isEqualTo(status);
    }

    private static SQLException lost(@Nullable String state) {
        return new SQLException("lost", state);
    }
}
