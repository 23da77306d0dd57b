package docket.engine.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.event.CaseEvent;
import docket.engine.casefile.event.content.ScoringFailed;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.StepFilledIn;
import docket.engine.casefile.view.CaseView;
import docket.engine.store.EventType;
import docket.engine.store.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever adds an event to a part of a case has to say what it changes. */
class EveryEventIsFoldedTest {

    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    private static final Set<Class<?>> FOR_READERS_ALONE =
            Set.of(ScoringFailed.class, OperatorIntervened.class, StepFilledIn.class);

    static List<CaseEvent> samples() {
        return CaseSamples.ALL;
    }

    @Test
    void the_events_of_each_part_of_a_case_are_sealed_and_recorded() {
        Set<Class<?>> recorded = EventTypes.all().stream()
                .filter(type -> "CaseFile".equals(type.streamType()))
                .map(EventType::payload)
                .collect(Collectors.toSet());
        Set<Class<?>> parts = recorded.stream()
                .flatMap(event -> Stream.of(event.getInterfaces()))
                .collect(Collectors.toSet());

        assertThat(parts).isNotEmpty().allMatch(part -> part.isSealed() && CaseEvent.class.isAssignableFrom(part));
        assertThat(parts.stream().flatMap(part -> Stream.of(part.getPermittedSubclasses())))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_changes_what_is_shown_of_its_case(CaseEvent event) {
        CaseView before = shownBefore(event);

        assertThat(CaseView.fold(before, event, NOW, Map.of()))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_that_a_rule_depends_on_changes_a_part_of_its_case(CaseEvent event) {
        int before = samples().indexOf(event);

        var changed = assertThat(fileAfter(before + 1)).usingRecursiveComparison();

        if (FOR_READERS_ALONE.contains(event.getClass())) {
            changed.isEqualTo(fileAfter(before));
        } else {
            changed.isNotEqualTo(fileAfter(before));
        }
    }

    private static CaseFile fileAfter(int events) {
        CaseFile file = new CaseFile();
        for (int sequence = 0; sequence < events; sequence++) {
            file.on(samples().get(sequence), sequence);
        }
        return file;
    }

    private static @Nullable CaseView shownBefore(CaseEvent event) {
        List<CaseEvent> samples = samples();
        CaseView view = null;
        for (CaseEvent earlier : samples.subList(0, samples.indexOf(event))) {
            view = CaseView.fold(view, earlier, NOW, Map.of());
        }
        return view;
    }
}
