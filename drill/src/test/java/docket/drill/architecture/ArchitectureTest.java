package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

    static final JavaClasses DOCKET = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("docket");

    @ParameterizedTest
    @EnumSource
    void docket_keeps(Architecture house) {
        assertThat(DOCKET).hasSizeGreaterThan(50);
        house.rule().check(DOCKET);
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_violation_breaks(Architecture house) {
        assertThat(house.violations())
                .isNotEmpty()
                .allSatisfy(planted -> assertThat(house.rule()
                                .evaluate(new ClassFileImporter().importClasses(planted))
                                .hasViolation())
                        .as("%s breaks: %s", planted, house.rule().getDescription())
                        .isTrue());
    }
}
