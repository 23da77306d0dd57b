package docket.drill.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The modules, from below, and what each may call. */
enum DocketModule {
    VERIFIER,
    BPMN,
    ALLOCATION,
    ENGINE(ALLOCATION),
    PROCESSES(ENGINE, BPMN),
    AUDIT(PROCESSES),
    API(AUDIT),
    CLI(API),
    DRILL(CLI);

    private final Set<DocketModule> below = new HashSet<>();

    DocketModule(DocketModule... calls) {
        for (DocketModule one : calls) {
            below.add(one);
            below.addAll(one.below);
        }
    }

    /** The module that a class of ours is in. */
    static Optional<DocketModule> of(JavaClass type) {
        return Arrays.stream(values())
                .filter(module -> (type.getPackageName() + ".").startsWith("docket." + module.folder() + "."))
                .findFirst();
    }

    /** The name of its folder, and of its package below {@code docket}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean mayCall(DocketModule other) {
        return this == other || below.contains(other);
    }

    static ArchCondition<JavaClass> onlyCallWhatLiesBelow() {
        return new ArchCondition<>("only call what lies below their module") {
            @Override
            public void check(JavaClass caller, ConditionEvents events) {
                of(caller)
                        .ifPresent(module -> caller.getDirectDependenciesFromSelf().stream()
                                .filter(call -> of(call.getTargetClass())
                                        .filter(other -> !module.mayCall(other))
                                        .isPresent())
                                .map(Dependency::getDescription)
                                .forEach(call -> events.add(SimpleConditionEvent.violated(caller, call))));
            }
        };
    }
}
