package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private static final String PROGRAM = "mvnw -B -DskipTests package";
    private static final String MODELS = "mvnw -B -DskipTests -pl bpmn package";
    private static final String PACKED = "cli/target/run/program/lib/docket-bpmn-1.jar";

    @TempDir
    Path folder;

    @Test
    void alone_it_prints_help() throws Exception {
        Checkout.Ended ended = docket(Map.of());
        assertThat(ended.code()).isZero();
        assertThat(ended.said()).startsWith("Usage: ./docket COMMAND").contains("  up ");
    }

    @Test
    void its_help_names_every_command_of_the_program() throws Exception {
        String help = docket(Map.of(), "help").said();
        assertThat(Commands.names()).allSatisfy(name -> assertThat(help).contains("\n  " + name + " "));
    }

    @Test
    void says_what_it_does_not_know_and_exits_with_2() throws Exception {
        Checkout.Ended ended = docket(Map.of(), "dwon");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("there is no command \"dwon\"").contains("Usage:");
    }

    @Test
    void a_drill_runs_behind_the_classes_of_the_program() throws Exception {
        Checkout checkout = Checkout.in(folder.resolve("plain"));
        checkout.docket("drill", "crash", "--kills", "1");

        String program = folder.resolve("plain/cli/target/run/program").toString();
        assertThat(checkout.has("cli/target/run/program/docket-drill.jar")).isTrue();
        assertThat(checkout.calls())
                .last()
                .asString()
                .contains(
                        " -XX:SharedArchiveFile=" + program + "/classes-",
                        " -cp " + program + "/docket.jar:" + program
                                + "/docket-drill.jar docket.drill.DrillCommand crash --kills 1");
    }

    @Test
    void an_unknown_benchmark_is_refused_before_anything_is_built() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.write(
                "benchmark/usage.txt", "Usage: ./docket bench\n\n  cost     bytes\n        --seconds N  of load\n");
        for (String name : List.of("wat", "--seconds", "cos", "cost bytes")) {
            Checkout.Ended ended = checkout.docket("bench", name);
            assertThat(ended.code()).as(name).isEqualTo(2);
            assertThat(ended.said()).contains("there is no benchmark \"" + name + "\"", "Usage: ./docket bench");
        }
        assertThat(checkout.calls()).isEmpty();

        checkout.docket("bench", "cost");
        assertThat(checkout.calls()).isNotEmpty();
    }

    @Test
    void says_when_JAVA_HOME_is_none() throws Exception {
        Checkout.Ended ended = docket(Map.of("JAVA_HOME", "/nowhere"), "up");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("JAVA_HOME is /nowhere").contains("JDK 17 or newer");
    }

    @Test
    void says_when_Java_is_too_old() throws Exception {
        Path old = Path.of("src/test/old-java").toAbsolutePath();
        for (String program : List.of("docket", "mvnw")) {
            Checkout.Ended ended = Checkout.real(Map.of("JAVA_HOME", old.toString()), program, "up");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said()).contains("is Java 11").contains("JDK 17 or newer");
        }
    }

    @Test
    void for_help_nothing_is_built_or_started() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.write("benchmark/usage.txt", "Usage: ./docket bench");
        for (List<String> typed : List.of(
                List.of("up", "--help"), List.of("fsck", "-h"), List.of("bench", "help"), List.of("bench", "--help"))) {
            Checkout.Ended ended = checkout.docket(typed.toArray(String[]::new));
            assertThat(ended.code()).isZero();
            assertThat(ended.said()).startsWith("Usage: ./docket ");
        }
        assertThat(checkout.calls()).isEmpty();

        checkout.docket("up");
        checkout.calls();
        checkout.write("api/src/main/java/A.java", "changed");
        assertThat(checkout.docket("up", "--help").said())
                .startsWith("Usage: ./docket up ")
                .contains("DOCKET_PORT", "DOCKET_ZONE", "with 3 where the start is refused");
        checkout.docket("fsck", "--help");
        assertThat(checkout.calls()).singleElement().asString().contains(" fsck --help");
    }

    @Test
    void what_was_not_changed_is_not_built_again() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.docket("up");
        assertThat(checkout.calls()).first().isEqualTo(PROGRAM);

        checkout.write("bpmn/README.md", "Not packaged.");
        checkout.write("bpmn/target/leave.bpmn", "Made by the build.");
        checkout.write("bpmn/leave/leave.bpmn", "<definitions/>");
        checkout.docket("up");

        assertThat(checkout.calls())
                .singleElement()
                .asString()
                .startsWith("java ")
                .contains(" up ");
    }

    @Test
    void a_model_that_was_added_changed_or_removed_is_packed_and_nothing_else_is_built() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.docket("up");
        checkout.calls();

        checkout.write("bpmn/visit/visit.bpmn", "<definitions/>");
        checkout.docket("up");
        assertThat(checkout.calls()).first().isEqualTo(MODELS);
        assertThat(checkout.read(PACKED)).contains("./visit/visit.bpmn");

        checkout.write("bpmn/visit/visit.bpmn", "<definitions id='a'/>");
        checkout.docket("up");
        assertThat(checkout.calls()).first().isEqualTo(MODELS);

        checkout.write("bpmn/target/classes/docket/models/visit/visit.bpmn", "As Maven left it.");
        checkout.remove("bpmn/visit/visit.bpmn");
        checkout.docket("up");
        assertThat(checkout.calls()).first().isEqualTo(MODELS);
        assertThat(checkout.read(PACKED)).doesNotContain("visit");
        assertThat(checkout.has("bpmn/target/classes/docket/models/visit/visit.bpmn"))
                .isFalse();
    }

    @Test
    void source_that_was_changed_is_built_and_what_came_of_a_removed_one_is_forgotten() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.docket("up");
        checkout.write("engine/target/classes/A.class", "As Maven left it.");
        checkout.write("api/target/classes/A.class", "As Maven left it.");
        checkout.calls();

        checkout.remove("engine/src/main/java/A.java");
        checkout.docket("up");

        assertThat(checkout.calls()).first().isEqualTo(PROGRAM);
        assertThat(checkout.has("engine/target/classes/A.class")).isFalse();
        assertThat(checkout.has("api/target/classes/A.class")).isTrue();
    }

    @Test
    void of_two_at_once_the_second_waits_and_says_so() throws Exception {
        Checkout checkout = Checkout.in(folder);
        checkout.write("slow", "");

        Process first = checkout.start("fsck");
        Process second = checkout.start("fsck");

        assertThat(List.of(Checkout.ended(first).said(), Checkout.ended(second).said()))
                .anySatisfy(said -> assertThat(said).contains("Building Docket"))
                .anySatisfy(said -> assertThat(said)
                        .contains("Another ./docket builds here; waiting")
                        .doesNotContain("Building"));
        assertThat(checkout.calls()).containsOnlyOnce(PROGRAM).hasSize(3);
    }

    @Test
    void a_build_that_failed_is_tried_again() throws Exception {
        Checkout checkout = Checkout.in(folder);
        String mvnw = checkout.read("mvnw");
        checkout.write("mvnw", "#!/bin/sh\necho '[ERROR] It does not compile.'\nexit 1\n");
        Checkout.Ended failed = checkout.docket("fsck");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.said()).contains("It does not compile", "the build failed");

        checkout.write("mvnw", mvnw);
        assertThat(checkout.docket("fsck").code()).isZero();
    }

    @Test
    void a_rehearsal_that_was_refused_says_why_one_finding_a_line() throws Exception {
        Checkout checkout = Checkout.in(folder);
        String java = checkout.read("jdk/bin/java");
        checkout.write("refused", """
                Starting ...

                Description:

                The lint refuses models under bpmn/:
                  visit.bpmn:23 bpmn:userTask 'decide'

                Action:

                Correct each.
                """);
        checkout.write(
                "jdk/bin/java",
                java.replace("case \"$*\" in", "case \"$*\" in *\" rehearse \"*) cat refused; exit 3 ;;"));

        assertThat(checkout.docket("up").said())
                .contains(
                        "it was refused:\n    The lint refuses models under bpmn/:\n      visit.bpmn:23 bpmn:userTask")
                .contains("rehearsal.log")
                .doesNotContain("Action", "Correct", "it did not work");

        checkout.write("refused", "A fault.");
        assertThat(checkout.docket("up").said()).contains("it did not work").doesNotContain("refused");
    }

    @Test
    void a_folder_with_a_space_a_quote_and_hangul_works_also_in_a_locale_without_hangul() throws Exception {
        Path named = folder.resolve("it's 문서");
        Checkout checkout = Checkout.in(named);

        assertThat(checkout.docket("up").code()).isZero();

        Path program = named.resolve("cli/target/run/program");
        assertThat(checkout.calls())
                .last()
                .asString()
                .contains(" -XX:SharedArchiveFile=" + program + "/classes-", " -jar " + program + "/docket.jar up")
                .endsWith(", UTF-8");
    }

    @Test
    void from_such_a_folder_the_program_lies_where_java_can_share_its_classes() throws Exception {
        for (String name : List.of("it's 문서", "plain")) {
            Path named = folder.resolve(name);
            Checkout.in(named).docket("up");

            Path program = named.resolve("cli/target/run/program").toRealPath();
            assertThat(program.toUri().getRawPath()).isEqualTo(program + "/");
            assertThat(program.startsWith(named.toRealPath())).isEqualTo(name.equals("plain"));
        }
    }

    @Test
    void a_folder_that_cannot_work_is_named_before_anything_is_built() throws Exception {
        for (String name : List.of("10:30", "new!", "${basedir}", "\"new\"", "new%20#")) {
            Checkout checkout = Checkout.in(folder.resolve(name));

            Checkout.Ended ended = checkout.docket("up");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said()).contains("folder " + folder.resolve(name)).hasLineCount(1);
            assertThat(checkout.calls()).isEmpty();
        }
    }

    private static Checkout.Ended docket(Map<String, String> environment, String... arguments) throws Exception {
        return Checkout.real(environment, "docket", arguments);
    }
}
