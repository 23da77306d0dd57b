package docket.engine.store;

import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import java.util.List;

/** What all {@link SampleEvents} have together, and what several of them need. */
public final class EventSamples {

    public static final String CASE = "0190c7a2-0000-7000-8000-000000000001";
    public static final String TASK = "0190c7a2-0000-7000-8000-00000000000a";
    public static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    public static final List<LineStep> STEPS = List.of(
            new LineStep(StepKind.REVIEW, null, "administration", "side", 1),
            LineStep.ofUser(StepKind.DELEGATED_APPROVAL, "lee.director"));

    public static final List<Object> ALL = EventTypes.subjects().stream()
            .filter(subject -> subject != PlantedRevisions.class)
            .flatMap(subject -> of(subject).all().stream())
            .toList();

    private static SampleEvents of(Class<? extends RecordedEvents> subject) {
        try {
            return (SampleEvents) Class.forName(subject.getName() + "Samples")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(subject.getName() + " has no samples of its events beside it", e);
        }
    }

    private EventSamples() {}
}
