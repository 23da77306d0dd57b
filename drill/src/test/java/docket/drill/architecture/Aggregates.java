package docket.drill.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import docket.engine.store.load.Copied;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Aggregates are found by what makes them one for Axon. */
final class Aggregates {

    private Aggregates() {}

    private static boolean isOne(JavaClass type) {
        return type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class));
    }

    /** In the package of one, or below it; the approval line is what a case decides with. */
    static boolean liesBesideOne(JavaClass type) {
        return type.getPackageName().startsWith("docket.engine.line")
                || Stream.iterate(
                                type.getPackage(),
                                Aggregates::isOfASubject,
                                up -> up.getParent().orElseThrow())
                        .anyMatch(here -> here.getClasses().stream().anyMatch(Aggregates::isOne));
    }

    private static boolean isOfASubject(JavaPackage here) {
        return here.getName().startsWith("docket.engine.");
    }

    static boolean changesWithoutAnEvent(JavaFieldAccess access) {
        JavaCodeUnit by = access.getOrigin();
        boolean made = by instanceof JavaConstructor && by.getOwner().equals(access.getTargetOwner());
        boolean copied = by.getName().equals("copy") && by.getOwner().isAssignableTo(Copied.class);
        return isOne(access.getTargetOwner()) && !made && !copied && !by.isAnnotatedWith(EventSourcingHandler.class);
    }
}
