package docket.processes.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bpmn.Features;
import docket.bpmn.FormDefinition;
import docket.bpmn.ModelCatalog;
import docket.engine.scoring.FeatureSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardFitTest {

    @Test
    void models_and_the_record_call_alike_what_every_case_has() {
        assertThat(FeatureSchema.OF_EVERY_CASE.values().stream()
                        .collect(Collectors.toMap(
                                FeatureSchema.Feature::name,
                                feature -> Features.Kind.valueOf(feature.type().name()))))
                .isEqualTo(Features.OF_EVERY_CASE);
    }

    /** The hash that every score since the first release names. */
    @ParameterizedTest
    @ValueSource(strings = {"document-approval", "budget-request"})
    void the_shipped_processes_look_at_what_they_looked_at_when_it_stood_in_java(String process) {
        String named = text(process + "/" + process + ".bpmn")
                .replaceFirst("(?s).*name=\"docket.features\" value=\"([^\"]*)\".*", "$1");
        FormDefinition form = FormDefinition.parse(
                text(process + "/" + process + "-start.form").getBytes(StandardCharsets.UTF_8));
        Features features = Features.read(named, form, fault -> {
            throw new AssertionError(fault);
        });

        FeatureSchema schema = CardFit.schema(features).forCurrencies(new TreeSet<>(List.of("EUR", "KRW")));

        assertThat(schema.sha256()).isEqualTo("acdb00e1f31e2213e354c100549c822ba8ff4e3a356225daed5618e2f171ca49");
        assertThat(new LoggedFeatures().plan().schema()).isEqualTo(CardFit.schema(features));
    }

    private static String text(String name) {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().equals(name))
                .map(model -> model.text())
                .findFirst()
                .orElseThrow();
    }
}
