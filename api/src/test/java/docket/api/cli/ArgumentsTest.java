package docket.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void reads_words_options_and_flags() throws Arguments.Misused {
        Arguments arguments = parse("file", "--url", "http://x", "--clients=3", "--verbose");

        assertThat(arguments.word("FILE")).isEqualTo("file");
        assertThat(arguments.option("--url")).contains("http://x");
        assertThat(arguments.positive("--clients", 8)).isEqualTo(3);
        assertThat(arguments.positive("--limit", 8)).isEqualTo(8);
        assertThat(arguments.flag("--verbose")).isTrue();
    }

    @Test
    void refuses_what_it_does_not_understand() {
        assertThatThrownBy(() -> parse("--colour")).hasMessage("Unknown option --colour");
        assertThatThrownBy(() -> parse("--url")).hasMessage("--url needs a value");
        assertThatThrownBy(() -> parse("a", "b").word("FILE")).hasMessage("Expected one FILE, found 2");
        assertThatThrownBy(() -> parse("a").noWords()).hasMessage("Did not expect 'a'");
        assertThatThrownBy(() -> parse("--clients", "0").positive("--clients", 1))
                .isInstanceOf(Arguments.Misused.class);
        assertThatThrownBy(() -> parse("--clients", "x").positive("--clients", 1))
                .isInstanceOf(Arguments.Misused.class);
    }

    private static Arguments parse(String... args) throws Arguments.Misused {
        return Arguments.parse(args, Set.of("--url", "--clients", "--limit"), Set.of("--verbose"));
    }
}
