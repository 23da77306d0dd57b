package docket.drill.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import docket.allocation.planted.AsksTheDatabase;
import docket.allocation.planted.KnowsSpring;
import docket.api.planted.TypesACommand;
import docket.audit.planted.ShowsItself;
import docket.bpmn.planted.KnowsTheEngine;
import docket.cli.planted.BreaksItself;
import docket.engine.planted.AsksBack;
import docket.engine.planted.AsksTheClock;
import docket.engine.planted.ChangesWithoutAnEvent;
import docket.engine.planted.DrawsAnId;
import docket.engine.planted.HashesAsTheVerifierDoes;
import docket.engine.planted.KnowsCamunda;
import docket.engine.planted.KnowsTheProgram;
import docket.engine.planted.KnowsTheWeb;
import docket.engine.planted.OpensATransaction;
import docket.engine.planted.WearsTransactional;
import docket.engine.planted.asked.IsAsked;
import docket.processes.planted.AnswersTheWeb;
import docket.processes.planted.CallsTheProgram;
import docket.verifier.planted.HashesAsTheWriterDoes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of the house, each with classes of the test sources that break it. */
enum Architecture {
    MODULES_CALL_WHAT_LIES_BELOW(
            classes().should(DocketModule.onlyCallWhatLiesBelow()),
            KnowsTheEngine.class,
            KnowsTheProgram.class,
            CallsTheProgram.class,
            ShowsItself.class,
            TypesACommand.class,
            BreaksItself.class),

    VERIFIER_KNOWS_THE_JDK_ALONE(
            noClasses()
                    .that()
                    .resideInAPackage("docket.verifier..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "docket.verifier..", "java..", "com.sun.net.httpserver..", "org.jspecify.."),
            HashesAsTheWriterDoes.class),

    WHO_WRITES_PROOFS_SHARES_NOTHING_WITH_THE_VERIFIER(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("docket.verifier..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("docket.verifier.."),
            HashesAsTheVerifierDoes.class),

    ALLOCATION_IS_PURE(
            noClasses()
                    .that()
                    .resideInAPackage("docket.allocation..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")
                            .or(resideOutsideOfPackages(
                                    "docket.allocation..",
                                    "java..",
                                    "com.fasterxml.jackson..",
                                    "com.google.ortools..",
                                    "com.google.protobuf..",
                                    "org.jspecify.."))),
            AsksTheDatabase.class,
            KnowsSpring.class),

    ENGINE_KNOWS_NO_CAMUNDA(
            noClasses()
                    .that()
                    .resideInAPackage("docket.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.camunda.."),
            KnowsCamunda.class),

    WHAT_LIES_BELOW_THE_PROGRAM_KNOWS_NO_WEB(
            noClasses()
                    .that()
                    .resideInAnyPackage("docket.bpmn..", "docket.engine..", "docket.processes..", "docket.audit..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "jakarta.servlet..",
                                    "jakarta.ws.rs..",
                                    "org.springframework.web..",
                                    "org.springframework.boot..",
                                    "org.springframework.security..")
                            .and(not(resideInAPackage("org.springframework.security.crypto..")))),
            KnowsTheWeb.class,
            AnswersTheWeb.class),

    ONE_CLASS_STARTS_TRANSACTIONS(
            noClasses()
                    .that(not(named("docket.engine.unit.RootUnit")))
                    .should()
                    .dependOnClassesThat(named(
                            "org.springframework.transaction.annotation.Transactional",
                            "jakarta.transaction.Transactional",
                            "org.springframework.transaction.support.TransactionTemplate",
                            "org.springframework.transaction.support.TransactionOperations",
                            "org.axonframework.spring.messaging.unitofwork.SpringTransactionManager"))
                    .orShould()
                    .accessTargetWhere(target("getTransaction", "PlatformTransactionManager")),
            WearsTransactional.class,
            OpensATransaction.class),

    ENGINE_IS_TOLD_THE_TIME(
            noClasses().that().resideInAPackage("docket.engine..").should().accessTargetWhere(asksTheSystemClock()),
            AsksTheClock.class),

    AGGREGATES_ARE_TOLD_THEIR_IDS(
            noClasses()
                    .that(DescribedPredicate.describe("lie beside an aggregate", Aggregates::liesBesideOne))
                    .should()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class),
            DrawsAnId.class),

    ONLY_WHAT_HAPPENED_CHANGES_AN_AGGREGATE(
            noClasses()
                    .should()
                    .setFieldWhere(DescribedPredicate.describe(
                            "is an aggregate's, and no event-sourcing handler sets it",
                            Aggregates::changesWithoutAnEvent)),
            ChangesWithoutAnEvent.class),

    PACKAGES_FORM_NO_CYCLE(
            SlicesRuleDefinition.slices().assignedFrom(packages()).should().beFreeOfCycles(),
            Set.of(AsksBack.class, IsAsked.class));

    private final ArchRule rule;
    private final List<Set<Class<?>>> violations;

    Architecture(ArchRule rule, Class<?>... violations) {
        this(rule, Stream.of(violations).map(Set::<Class<?>>of).toList());
    }

    Architecture(ArchRule rule, Set<Class<?>> together) {
        this(rule, List.of(together));
    }

    Architecture(ArchRule rule, List<Set<Class<?>>> violations) {
        this.rule =
                rule.allowEmptyShould(true).as(name().toLowerCase(Locale.ROOT).replace('_', ' '));
        this.violations = violations;
    }

    ArchRule rule() {
        return rule;
    }

    /** Classes that are there to break this rule, each by itself or some together. */
    List<Set<Class<?>>> violations() {
        return violations;
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith("docket.") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> set = Set.of(names);
        return DescribedPredicate.describe(
                "named " + set, type -> set.contains(type.getName()) || enclosedIn(type, set));
    }

    private static boolean enclosedIn(JavaClass type, Set<String> names) {
        return type.getEnclosingClass()
                .map(outer -> names.contains(outer.getName()))
                .orElse(false);
    }

    private static DescribedPredicate<JavaAccess<?>> target(String method, String owner) {
        return DescribedPredicate.describe(
                owner + "." + method,
                access -> access.getTarget().getName().equals(method)
                        && access.getTargetOwner().getSimpleName().equals(owner));
    }

    /** {@code now()} without a clock, the clocks of the system, and the system's own milliseconds. */
    private static DescribedPredicate<JavaAccess<?>> asksTheSystemClock() {
        return DescribedPredicate.describe("asks the system's clock", access -> {
            AccessTarget target = access.getTarget();
            String owner = access.getTargetOwner().getName();
            boolean now = target.getName().equals("now")
                    && owner.startsWith(Instant.class.getPackageName())
                    && target instanceof AccessTarget.MethodCallTarget call
                    && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            return now
                    || owner.equals(Clock.class.getName()) && target.getName().startsWith("system")
                    || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
        });
    }
}
