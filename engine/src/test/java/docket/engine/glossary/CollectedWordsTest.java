package docket.engine.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Several subjects may have a field of the same name, if it is called the same. */
class CollectedWordsTest {

    private static final class Papers {}

    private static final class Letters {}

    private static final class Parcels {}

    @Test
    void two_subjects_may_bring_one_field_with_the_same_word() {
        assertThat(Glossary.collected(List.of(Papers.class, Letters.class), Locale.ENGLISH))
                .containsOnlyKeys("field.pages");
    }

    @Test
    void with_another_word_it_says_which_files_and_what_to_do() {
        assertThatThrownBy(
                        () -> Glossary.collected(List.of(Papers.class, Letters.class, Parcels.class), Locale.ENGLISH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "field.pages is \"Pages\" in docket/engine/glossary/CollectedWordsTest$Papers.properties and"
                                + " \"Sheets\" in docket/engine/glossary/CollectedWordsTest$Parcels.properties: let both say the"
                                + " same, or give one of the two another name. What several subjects say stands in"
                                + " docket/engine/glossary/Glossary.properties");
        assertThatThrownBy(() -> Glossary.collected(List.of(Papers.class, Parcels.class), Locale.KOREAN))
                .hasMessageContaining("CollectedWordsTest$Papers_ko.properties");
    }
}
