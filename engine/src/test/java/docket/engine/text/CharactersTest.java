package docket.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u3164",
                "\u200B",
                "\u2060",
                "\u00AD",
                "\u115F\u1160",
                "\u2800",
                "\u034F",
                "\uFEFF",
                "\u00A0\u3000",
                "\uFE0F",
                "\uDB40\uDC20",
                "\u200D",
                "\u0301",
                " \u0308\u20DD",
                "\u093E",
                "\uD834\uDD59",
            })
    void blank_is_blank_whatever_it_is_made_of(String text) {
        assertThat(Characters.areBlank(text)).isTrue();
        assertThat(Characters.areBlank(text + "네" + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\uD83D", "\uDE00", "\uDE00\uD83D", "\u202E", "\u202A", "\u2066", "\u2069"})
    void what_cannot_be_kept_or_turns_what_is_shown_is_not_recordable(String text) {
        assertThat(Characters.areRecordable("승인 " + text + " 반려")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "승인", "\uD83D\uDE00", "a\tb\r\nc", "שלום", "\u1112\u1161\u11AB", "\u200E"})
    void what_people_write_is_recordable(String text) {
        assertThat(Characters.areRecordable(text)).isTrue();
    }

    @Test
    void hangul_is_the_same_however_it_was_written() {
        assertThat(Characters.composed("\u1112\u1161\u11AB\u1100\u1173\u11AF")).isEqualTo("한글");
    }

    @Test
    void nothing_that_a_reader_counts_as_one_is_cut_in_two() {
        assertThat(Characters.cut("a".repeat(199) + "\uD83D\uDE00b", 200)).isEqualTo("a".repeat(199) + "…");
        assertThat(Characters.cut("ab\u1112\u1161\u11ABc", 4)).isEqualTo("ab…");
        assertThat(Characters.cut("\uD83D\uDE00\uD83D\uDE00", 1)).isEqualTo("…");
        assertThat(Characters.cut("짧다", 2)).isEqualTo("짧다");
    }

    @Test
    void a_syllable_is_as_long_composed_as_taken_apart() {
        assertThat(Characters.length("\u1112\u1161\u11AB")).isEqualTo(1);
        assertThat(Characters.length("한")).isEqualTo(1);
    }

    @Test
    void a_question_mark_is_shown_for_what_a_database_cannot_keep() {
        assertThat(Characters.shown("a\0\uD83D\uDE00\uDE00b\uD83D")).isEqualTo("a?\uD83D\uDE00?b?");
        assertThat(Characters.shown("한글")).isSameAs("한글");
    }
}
