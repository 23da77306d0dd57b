package docket.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameInBothLanguagesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "총무 Administration, 총무, Administration",
                "예산주관 Budget owner, 예산주관, Budget owner",
                "민원 처리 Service desk, 민원 처리, Service desk",
                "교육·문화 Education and culture, 교육·문화, Education and culture",
                "총무과, 총무과, 총무과",
                "Administrators, Administrators, Administrators",
                "IT 지원, IT 지원, IT 지원",
                "2팀 Team 2, 2팀 Team 2, 2팀 Team 2",
                "null, some-id, some-id",
                "' ', some-id, some-id"
            })
    void a_name_in_both_languages_is_shown_in_the_readers(String name, String korean, String english) {
        assertThat(NameInBothLanguages.half(name, "some-id", Locale.KOREAN)).isEqualTo(korean);
        assertThat(NameInBothLanguages.half(name, "some-id", Locale.ENGLISH)).isEqualTo(english);
    }
}
