package docket.api.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.DocketTest;
import docket.api.security.Browser;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Has a program of its own: others have guessed from this address before, and it ends with the address locked out. */
@DocketTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class BruteForceTest {

    private static final String PASSWORD = "the-right-password-1";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Test
    @DirtiesContext
    void guesses_are_refused_before_the_right_one_is_reached() throws Exception {
        make("guessed.clerk");
        make("other.clerk");
        Browser guesser = new Browser(port);
        for (int i = 0; i < LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS; i++) {
            assertThat(guess(guesser, "guessed.clerk", "guess-" + i).statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> right = guess(guesser, "guessed.clerk", PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(right.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, LoginThrottle.WINDOW.toSeconds() + 1);
        assertThat(new ObjectMapper().readTree(right.body()).path("code").asText())
                .isEqualTo("too-many-attempts");
        HttpResponse<String> form = guesser.login("guessed.clerk", PASSWORD);
        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(form.body()).contains("role=\"alert\"");
        assertThat(guess(guesser, "other.clerk", PASSWORD).statusCode()).isEqualTo(200);

        int left = LoginThrottle.GUESSES_FROM_AN_ADDRESS - LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS;
        for (int i = 0; i < left; i++) {
            assertThat(guess(guesser, "nobody." + i, "guess").statusCode()).isEqualTo(401);
        }
        assertThat(guess(guesser, "other.clerk", PASSWORD).statusCode()).isEqualTo(429);
    }

    private void make(String name) {
        User user = identity.newUser(name);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }

    private static HttpResponse<String> guess(Browser browser, String name, String password) throws Exception {
        return browser.getAs(name, password, "/engine-rest/task/count");
    }
}
