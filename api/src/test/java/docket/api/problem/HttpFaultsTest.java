package docket.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.problem.door.ProblemDispatch;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HttpFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "08006, 503",
        "57P01, 503",
        "57P02, 503",
        "57P03, 503",
        "25P03, 503",
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

    @Test
    void so_it_is_when_a_filter_met_it() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/cases");
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/cases");
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException(lost("57P01")));
        MockHttpServletResponse response = new MockHttpServletResponse();

        new ProblemDispatch(new Problems()).doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(503);
    }

    private static SQLException lost(@Nullable String state) {
        return new SQLException("lost", state);
    }
}
