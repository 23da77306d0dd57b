package docket.api.rest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FeedTest extends RestTest {

    @Test
    void the_feed_is_one_order_without_gaps_from_0_on() {
        start(payment("For the feed", "review:administration", "approve:supervisor"));
        JsonNode first = as(AUDITOR).get("/api/events?limit=10").json();

        assertThat(indexes(first))
                .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
        assertThat(first.path("next").asText()).isEqualTo("9");
        JsonNode second = as(ADMIN)
                .get("/api/events?limit=5&after=" + first.path("next").asText())
                .json();
        assertThat(indexes(second).get(0)).isEqualTo(10);
    }

    @Test
    void the_feed_is_narrowed_to_a_type_and_a_case() {
        String caseId = start(payment("Narrowed", "review:administration", "approve:supervisor"));
        taskOf(REVIEWER, caseId);
        JsonNode page = numbered("/api/events?type=case-opened&case=" + caseId);

        assertThat(page.path("items")).hasSize(1);
        JsonNode opened = page.path("items").path(0);
        assertThat(opened.path("stream").asText()).isEqualTo(caseId);
        assertThat(opened.path("actor").asText()).isEqualTo(DRAFTER);
        assertThat(opened.path("causedBy").path("command").asText()).isEqualTo("OpenCase");
    }

    @Test
    void only_auditors_and_the_administrator_read_the_feed() {
        for (String person : List.of(DRAFTER, DIRECTOR, BUDGET_OFFICER)) {
            for (String path : List.of("/api/events", "/api/events/stream")) {
                Client.Answer refused = as(person).with("Accept", "*/*").get(path);
                assertThat(refused.status()).as("%s", refused).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("forbidden");
            }
        }
    }

    @Test
    void the_feed_speaks_cloud_events() {
        String caseId = start(payment("Cloudy", "review:administration", "approve:supervisor"));
        numbered("/api/events?type=case-opened&case=" + caseId);

        Client.Answer batch = as(AUDITOR)
                .with("Accept", "application/cloudevents-batch+json")
                .get("/api/events?type=case-opened&case=" + caseId);

        assertThat(batch.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/cloudevents-batch+json"));
        assertThat(batch.json()).hasSize(1);
        JsonNode event = batch.json().path(0);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isNotEmpty();
        assertThat(event.path("source").asText()).startsWith("urn:docket:");
        assertThat(event.path("type").asText()).isEqualTo("docket.case-opened.v1");
        assertThat(event.path("subject").asText()).isEqualTo(caseId);
        assertThat(event.path("data").path("caseId").asText()).isEqualTo(caseId);
        assertThat(event.fieldNames()).toIterable().allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void who_takes_anything_gets_a_page_of_the_feed() {
        for (String accept : List.of("*/*", "text/html,application/xml;q=0.9,*/*;q=0.8")) {
            Client.Answer page = as(AUDITOR).with("Accept", accept).get("/api/events?limit=1");

            assertThat(page.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(indexes(page.json())).containsExactly(0L);
        }
    }

    @Test
    void refuses_a_page_that_is_none() {
        assertThat(as(AUDITOR).get("/api/events?limit=0").status()).isEqualTo(400);
        assertThat(as(AUDITOR).get("/api/events?limit=1001").status()).isEqualTo(400);
        assertThat(as(AUDITOR).get("/api/events?after=last").text("errors/0/field"))
                .isEqualTo("after");
    }

    @Test
    void whoever_has_read_further_than_the_log_goes_is_told_so_and_not_passed_by() {
        start(payment("Ahead", "approve:" + DIRECTOR));
        long ahead = numbered("/api/events").path("items").size() + 1_000_000;
        for (String query : List.of("", "&type=case-opened", "&case=none")) {
            Client.Answer refused = as(AUDITOR).get("/api/events?after=" + ahead + query);
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("ahead-of-the-log");
        }
        Client.Answer batch =
                as(AUDITOR).with("Accept", "application/cloudevents-batch+json").get("/api/events?after=" + ahead);
        assertThat(batch.status()).as("%s", batch).isEqualTo(409);
        Client listener = as(AUDITOR).with("Accept", "text/event-stream");
        for (Client.Answer refused : List.of(
                listener.with("Last-Event-ID", String.valueOf(ahead)).get("/api/events/stream"),
                listener.get("/api/events/stream?after=" + ahead))) {
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("ahead-of-the-log");
        }
        for (String negative : List.of("-5", "-2", "-0", "-01")) {
            assertThat(as(AUDITOR).get("/api/events?after=" + negative).text("errors/0/field"))
                    .isEqualTo("after");
            assertThat(listener.with("Last-Event-ID", negative)
                            .get("/api/events/stream")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(as(AUDITOR)
                        .get("/api/events?after=-1")
                        .json()
                        .at("/items/0/logIndex")
                        .asLong())
                .isZero();
    }

    /** Waits until the event is numbered. */
    private JsonNode numbered(String path) {
        for (int i = 0; i < 200; i++) {
            JsonNode page = as(AUDITOR).get(path).json();
            if (!page.path("items").isEmpty()) {
                return page;
            }
            pause();
        }
        throw new AssertionError("Never numbered: " + path);
    }

    private static List<Long> indexes(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(event -> event.path("logIndex").asLong())
                .toList();
    }
}
