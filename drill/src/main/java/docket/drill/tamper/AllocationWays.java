package docket.drill.tamper;

import java.util.List;

/** Ways to make an allocation something else than what was proved and approved. */
final class AllocationWays {

    static final List<Way> ALL = List.of(
            new Way("a proposal for another round than was shared out", scene -> {
                Scene.Event event = scene.event("type = 'round-proposed'");
                scene.set(
                        event.id(),
                        "payload = convert_to(jsonb_set(convert_from(payload, 'UTF8')::jsonb, '{inputSha256}', '\"00\"')::text, 'UTF8')");
                scene.reseal(event.logIndex());
                return List.of("a proposal that its certificate does not prove, of the allocation " + event.stream());
            }),
            new Way("an approved allocation that gives more than was appropriated", scene -> {
                String line = scene.id(
                        "SELECT document -> 'state' -> 'lines' -> 0 ->> 'lineId'"
                                + " FROM docket.allocation_round_view WHERE json_array_length(document -> 'state' -> 'lines') > 0");
                scene.sql.update("""
                        UPDATE docket.allocation_round_view
                           SET document = jsonb_set(document::jsonb, '{state,lines,0,granted,minor}', '99999999')
                         WHERE document -> 'state' -> 'lines' -> 0 ->> 'lineId' = ?""", line);
                return List.of("a budget line that an approved allocation gave and nobody appropriated so: " + line);
            }));

    private AllocationWays() {}
}
