package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that an author may draw besides those of {@code docs/models.md}: each is refused at its element, or works. */
class StrandingShapesTest {

    private static final Set<String> CODES = Set.of("strands", "contradiction");

    private static final String DECIDE = """
            decide["approve: APPROVE, REJECT"] --> decided{"?"}
            decided -->|"route == 'APPROVED'"| approved(("end"))
            decided -->|"route == 'REJECTED'"| rejected(("end"))
            """;

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("a flow that splits without a gateway", "one other", """
                        asked(("start")) --> one["approve: APPROVE, REJECT"] --> done(("end"))
                        asked --> other["approve: APPROVE, REJECT"] --> done
                        """),
                shape("a gateway that reads the decision before it was taken", "what", """
                        asked(("start")) --> what{"?"}
                        what -->|"route == 'APPROVED'"| early(("end"))
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a worker's answer that is read before the worker was asked", "what", """
                        asked(("start")) --> what{"?"}
                        what -->|"large == true"| decide
                        what -->|"otherwise"| ask[["worker: large"]] --> decide
                        """ + DECIDE),
                shape("an answer that no flow expects", "what", """
                        asked(("start")) --> ask[["worker: size"]] --> what{"?"}
                        what -->|"size == 'small'"| decide
                        what -->|"size == 'large'"| decide
                        """ + DECIDE),
                shape("an approval line without its table", "line", """
                        asked(("start")) --> line["line; ${stageSize} at once until route != 'WAIT'"] --> done(("end"))
                        """),
                shape("an approval line that does not loop", "line", """
                        asked(("start")) --> resolve[["${authority}"]] --> line["line"] --> done(("end"))
                        """),
                shape("an approval line that stops after its first stage", "done", """
                        asked(("start")) --> resolve[["${authority}"]]
                        resolve --> line["line; ${stageSize} at once until route != 'WAIT'"] --> done(("end"))
                        """),
                shape("a round that asks for the line again", "resolve done", """
                        asked(("start")) --> entered{"?"} --> resolve[["${authority}"]]
                        resolve --> line["line; ${stageSize} at once until route != 'WAIT'"] --> what{"?"}
                        what -->|"route == 'NEXT'"| entered
                        what -->|"otherwise"| done(("end"))
                        """),
                shape("a returned case that ends", "returned", """
                        asked(("start")) --> decide["approve: APPROVE, RETURN"] --> what{"?"}
                        what -->|"route == 'APPROVED'"| approved(("end"))
                        what -->|"otherwise"| returned(("end"))
                        """),
                shape("a returned case that goes to an officer", "again", """
                        asked(("start")) --> decide["approve: APPROVE, RETURN"] --> what{"?"}
                        what -->|"route == 'APPROVED'"| approved(("end"))
                        what -->|"otherwise"| again["review: APPROVE"] --> decide
                        """),
                shape("a register before the approval", "register", """
                        asked(("start")) --> register[["${register}"]] --> decide
                        """ + DECIDE),
                shape("money that is reserved twice", "reserve asked", """
                        asked(("start")) --> entered{"?"} --> reserve[["${reserve}"]] --> decide["approve: APPROVE, RETURN"]
                        decide --> what{"?"}
                        what -->|"route == 'APPROVED'"| commit[["${commit}"]] --> approved(("end"))
                        what -->|"otherwise"| revise["revise: RESUBMIT"] --> entered
                        """),
                shape("money that is committed and was never reserved", "commit", """
                        asked(("start")) --> decide["approve: APPROVE"] --> commit[["${commit}"]] --> approved(("end"))
                        """),
                shape("a message that stops a decision", "stop", """
                        asked(("start")) --> decide
                        decide -.- stop(("message stopped"))
                        stop --> stopped(("end"))
                        """ + DECIDE),
                shape("an event sub-process that gives up after a month", "expired", """
                        asked(("start")) --> decide
                        subgraph expiry
                          expired(("after P30D")) --> gone(("end"))
                        end
                        """ + DECIDE),
                shape("a withdrawal that does not interrupt", "decide", """
                        asked(("start")) --> decide
                        subgraph withdrawal
                          message(("message docket.withdrawal beside")) --> withdraw[["${withdraw}"]] --> withdrawn(("end"))
                        end
                        """ + DECIDE),
                shape("a withdrawal that withdraws nothing", "message", """
                        asked(("start")) --> decide
                        subgraph withdrawal
                          message(("message docket.withdrawal")) --> gone(("end"))
                        end
                        """ + DECIDE),
                shape("a withdrawal in a job of its own", "message", """
                        asked(("start")) --> decide
                        subgraph withdrawal
                          message(("message docket.withdrawal")) --> withdraw[["${withdraw}, as a job"]] --> gone(("end"))
                        end
                        """ + DECIDE),
                shape("a withdrawal that the case waits for", "wait", """
                        asked(("start")) --> wait(("message docket.withdrawal")) --> decide
                        """ + DECIDE),
                shape("a withdrawal that races with a timer", "taken", """
                        asked(("start")) --> race{"first event"}
                        race --> taken(("message docket.withdrawal")) --> decide
                        race --> due(("after P1D")) --> decide
                        """ + DECIDE),
                shape("an error that nothing catches", "stop", """
                        asked(("start")) --> decide["approve: APPROVE, REJECT"] --> what{"?"}
                        what -->|"route == 'APPROVED'"| done(("end"))
                        what -->|"otherwise"| stop(("error stopped"))
                        """),
                shape("a loop without a way out", "ask", """
                        asked(("start")) --> entered{"?"} --> ask["review: APPROVE"] --> entered
                        """),
                shape("a loop that waits for nobody", "other", """
                        asked(("start")) --> one{"?"} --> other{"?"} --> one
                        """),
                shape("a worker whose failure takes a decision away", "failed", """
                        asked(("start")) --> checks
                        subgraph checks
                          begun(("start")) --> split{"+"}
                          split --> look["review: APPROVE"] --> joined{"+"}
                          split --> ask[["worker: fine"]] --> joined
                          ask -.- broken(("error broken"))
                          broken --> failed(("error failed"))
                          joined --> checked(("end"))
                        end
                        checks -.- caught(("error failed"))
                        caught --> decide
                        checks --> decide
                        """ + DECIDE),
                shape("the same person twice", "second", """
                        asked(("start")) --> first["review: APPROVE; yoon.supervisor"]
                        first --> second["approve: APPROVE; yoon.supervisor"] --> done(("end"))
                        """),
                shape("three who review, of whom one rejects", "vote", """
                        asked(("start")) --> vote["review: APPROVE, REJECT; supervisor; 3 at once"] --> what{"?"}
                        what -->|"route == 'REJECTED'"| rejected(("end"))
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a final approval inside a part that goes on", "second", """
                        asked(("start")) --> part
                        subgraph part
                          begun(("start")) --> first["approve: APPROVE"] --> over(("end"))
                        end
                        part --> second["approve: APPROVE"] --> done(("end"))
                        """),
                shape("money without a line to reserve it on", "asked", """
                        asked(("start")) --> reserve[["${reserve}"]] --> decide["approve: APPROVE"] --> commit[["${commit}"]] --> done(("end"))
                        """),
                shape("a race that a task takes part in", "race", """
                        asked(("start")) --> race{"first event"} --> decide["approve: APPROVE"] --> done(("end"))
                        race --> late(("after P7D")) --> decide
                        """),
                shape("a review that a worker's answer leads back to", "look", """
                        asked(("start")) --> look["review: APPROVE"] --> ask[["worker: again"]] --> what{"?"}
                        what -->|"again == true"| look
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a part with a review that a worker's answer leads back to", "part", """
                        asked(("start")) --> part
                        subgraph part
                          begun(("start")) --> look["review: APPROVE"] --> over(("end"))
                        end
                        part --> ask[["worker: again"]] --> what{"?"}
                        what -->|"again == true"| part
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a review that a timer leads back to", "look", """
                        asked(("start")) --> look["review: APPROVE"] --> race{"first event"}
                        race --> late(("after P7D")) --> look
                        race --> paid(("message paid")) --> decide
                        """ + DECIDE),
                shape("a review that comes nine times beside a worker", "again", beside("every R9/PT1S")),
                shape("a review that comes with each message", "again", beside("message more")),
                shape("a review that a repeated reminder asks for", "late", """
                        asked(("start")) --> checks
                        subgraph checks
                          begun(("start")) --> ask[["worker: fine"]] --> checked(("end"))
                          ask -.- late(("every R9/PT1S beside"))
                          late --> look["review: APPROVE"] --> looked(("end"))
                        end
                        checks --> decide
                        """ + DECIDE),
                shape("a worker's null where only true and false go on", "what", """
                        asked(("start")) --> ask[["worker: valid"]] --> what{"?"}
                        what -->|"valid == true"| decide
                        what -->|"valid == false"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("a worker's null between two numbers", "what", """
                        asked(("start")) --> ask[["worker: size"]] --> what{"?"}
                        what -->|"size >= 5"| decide
                        what -->|"not (size >= 5) and size < 5"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("a worker's null that is read as yes or no", "what", """
                        asked(("start")) --> ask[["worker: valid"]] --> what{"?"}
                        what -->|"valid"| decide
                        what -->|"otherwise"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("an answer that is read as a number and as a text", "flow4", """
                        asked(("start")) --> ask[["worker: size"]] --> what{"?"}
                        what -->|"size == 5"| decide
                        what -->|"size == 'large'"| decide
                        what -->|"otherwise"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("a table that is asked three times", "resolve", """
                        asked(("start")) --> resolve[["${authority}; 3 in turn"]] --> stage{"?"}
                        stage --> line["line; ${stageSize} at once until route != 'WAIT'"] --> what{"?"}
                        what -->|"route == 'NEXT'"| stage
                        what -->|"route == 'RETURNED'"| revise["revise: WITHDRAW"] --> gone(("end"))
                        what -->|"otherwise"| done(("end"))
                        """),
                shape("a worker whose error takes the decision beside it away", "ask", """
                        asked(("start")) --> checks
                        subgraph checks
                          begun(("start")) --> split{"+"}
                          split --> look["review: APPROVE"] --> joined{"+"}
                          split --> ask[["worker: fine"]] --> joined
                          joined --> checked(("end"))
                        end
                        checks -.- caught(("error failed"))
                        caught --> decide
                        checks --> decide
                        """ + DECIDE),
                shape("an answer that is read where the worker has failed", "what", """
                        asked(("start")) --> checks
                        subgraph checks
                          begun(("start")) --> ask[["worker: fine"]] --> checked(("end"))
                        end
                        checks -.- caught(("error failed"))
                        caught --> what{"?"}
                        checks --> what
                        what -->|"fine == true"| decide
                        what -->|"otherwise"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("two faults of different kinds, told at once", "one other what", """
                        asked(("start")) --> ask[["worker: large"]] --> which{"?"}
                        which -->|"large == true"| split{"+"}
                        which -->|"otherwise"| look["review: APPROVE, REJECT"] --> what{"?"}
                        split --> one["approve: APPROVE"] --> joined{"+"}
                        split --> other["approve: APPROVE"] --> joined
                        joined --> done(("end"))
                        what -->|"route == 'NEXT'"| decide
                        """ + DECIDE),
                // what works
                shape("a review that comes once beside a worker", "", beside("every R1/PT1S")),
                shape("a worker who is asked again", "", """
                        asked(("start")) --> ask[["worker: again"]] --> what{"?"}
                        what -->|"again == true"| ask
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a review in each round", "", """
                        asked(("start")) --> look["review: APPROVE, RETURN"] --> what{"?"}
                        what -->|"route == 'RETURNED'"| revise["revise: RESUBMIT"] --> look
                        what -->|"otherwise"| decide
                        """ + DECIDE),
                shape("a worker's null that goes the default way", "", """
                        asked(("start")) --> ask[["worker: valid"]] --> what{"?"}
                        what -->|"valid == true"| decide
                        what -->|"otherwise"| look["approve: APPROVE"] --> over(("end"))
                        """ + DECIDE),
                shape("a worker beside a reviewer who may stop the case", "", """
                        asked(("start")) --> checks
                        subgraph checks
                          begun(("start")) --> split{"+"}
                          split --> one["review: APPROVE, REJECT"] --> first{"?"}
                          first -->|"route == 'REJECTED'"| stop(("error stopped"))
                          first -->|"otherwise"| joined{"+"}
                          split --> ask[["worker: fine"]] --> joined
                          joined --> passed(("end"))
                        end
                        checks -.- stopped(("error stopped"))
                        stopped --> refused(("end"))
                        checks --> decide
                        """ + DECIDE),
                shape("the first of three decides", "", """
                        asked(("start")) --> vote["approve: APPROVE, REJECT; supervisor; 3 at once until route == 'APPROVED' or route == 'REJECTED'"]
                        vote --> done(("end"))
                        """),
                shape("two of three in turn", "", """
                        asked(("start")) --> vote["review: APPROVE; supervisor; 3 in turn until nrOfCompletedInstances >= 2"]
                        vote --> decide
                        """ + DECIDE),
                shape("a review between the table and the line", "", """
                        asked(("start")) --> entered{"?"} --> resolve[["${authority}"]] --> review["review: APPROVE"] --> stage{"?"}
                        stage --> line["line; ${stageSize} at once until route != 'WAIT'"] --> what{"?"}
                        what -->|"route == 'NEXT'"| stage
                        what -->|"route == 'RETURNED'"| revise["revise: RESUBMIT"] --> entered
                        what -->|"otherwise"| done(("end"))
                        """),
                shape("a wait that a message or a timer ends", "", """
                        asked(("start")) --> race{"first event"}
                        race --> paid(("message paid")) --> decide
                        race --> late(("after P7D")) --> decide
                        """ + DECIDE),
                shape("a worker whose time is limited", "", """
                        asked(("start")) --> ask[["worker: fine"]] --> decide
                        ask -.- late(("after PT1H"))
                        late --> decide
                        """ + DECIDE),
                shape("a withdrawal from a part", "", """
                        asked(("start")) --> part
                        subgraph part
                          begun(("start")) --> look["review: APPROVE"] --> over(("end"))
                        end
                        part --> decide
                        part -.- message(("message docket.withdrawal"))
                        message --> withdraw[["${withdraw}"]] --> withdrawn(("end"))
                        """ + DECIDE));
    }

    private static String beside(String event) {
        return """
                asked(("start")) --> checks
                subgraph checks
                  begun(("start")) --> ask[["worker: fine"]] --> checked(("end"))
                  subgraph more
                    again(("%s beside")) --> look["review: APPROVE"] --> looked(("end"))
                  end
                end
                checks --> decide
                """.formatted(event) + DECIDE;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shapes")
    void is_refused_at_its_element_or_works(String shape, List<String> elements, String drawing) {
        List<Finding> findings = ModelLint.check(Sketched.deployment(drawing));

        assertThat(findings).as(findings.toString()).extracting(Finding::code).allMatch(CODES::contains);
        assertThat(findings)
                .extracting(finding -> finding.text(Locale.KOREAN))
                .allMatch(text -> text.matches(".*[가-힣]{2}.*"));
        assertThat(findings)
                .as(findings.toString())
                .extracting(finding -> finding.element().replaceFirst(".*'(.*)'", "$1"))
                .containsExactlyInAnyOrderElementsOf(elements);
    }

    @Test
    void a_review_whose_approval_is_taken_for_the_last_word_is_told_that_nobody_has_approved() {
        String drawing = DECIDE.replace("approve: ", "review: ");

        assertThat(ModelLint.check(Sketched.deployment("asked((\"start\")) --> decide\n" + drawing)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text(Locale.ENGLISH))
                        .startsWith("Nobody has approved the case when it comes here")
                        .contains("decides nothing finally", "docket.step=approve"));
    }

    @Test
    void two_ways_for_one_answer_are_told_apart_wherever_it_is_read() {
        String drawing = """
                asked(("start")) --> ask[["worker: large"]] --> what{"?"}
                what -->|"large == true"| split{"+"}
                what -->|"otherwise"| merged{"?"}
                split --> one["review: APPROVE"] --> merged
                merged --> again{"?"}
                again -->|"large == true"| early["concur: CONCUR"] --> decide
                again -->|"otherwise"| decide
                """ + DECIDE;

        assertThat(ModelLint.check(Sketched.deployment(drawing))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, ''", "12, unproven"})
    void what_has_more_ways_than_can_be_walked_is_not_taken_for_proven(int workers, String code) {
        String drawing = "asked((\"start\")) --> split{\"+\"}\n"
                + IntStream.range(0, workers)
                        .mapToObj("split --> ask%1$d[[\"worker: answer%1$d\"]] --> joined{\"+\"}\n"::formatted)
                        .collect(Collectors.joining())
                + "joined --> decide\n"
                + DECIDE;

        assertThat(ModelLint.check(Sketched.deployment(drawing)))
                .extracting(Finding::code)
                .isEqualTo(
                        Stream.of(code).filter(Predicate.not(String::isEmpty)).toList());
    }

    private static Arguments shape(String name, String elements, String drawing) {
        return arguments(name, elements.isEmpty() ? List.of() : List.of(elements.split(" ")), drawing);
    }
}
