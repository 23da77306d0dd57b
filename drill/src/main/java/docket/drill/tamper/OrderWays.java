package docket.drill.tamper;

import java.util.List;

/** Ways to change the order, and to make entries agree with what was altered. */
final class OrderWays {

    static final List<Way> ALL = List.of(
            new Way("a byte of a leaf hash", scene -> {
                long at = index(scene);
                scene.sql.update(
                        "UPDATE docket.log_entry SET leaf_hash = set_byte(leaf_hash, ?, get_byte(leaf_hash, ?) # 1)"
                                + " WHERE log_index = ?",
                        7,
                        7,
                        at);
                return List.of("entry " + at + ": the leaf hash");
            }),
            new Way("a byte of an entry", scene -> {
                long at = index(scene);
                scene.sql.update(
                        "UPDATE docket.log_entry SET entry = set_byte(entry, ?, get_byte(entry, ?) # 1) WHERE log_index = ?",
                        40,
                        40,
                        at);
                return List.of("entry " + at + ":", "entry " + at + " is not the one that was signed");
            }),
            new Way("two entries that changed places", scene -> {
                long index = index(scene);
                long otherIndex = otherIndex(scene, index);
                swap(scene, "log_index", index, otherIndex);
                return List.of(
                        "entry " + index + " is not the one that was signed",
                        "entry " + otherIndex + " is not the one that was signed");
            }),
            new Way("two entries of each other's event", scene -> {
                long index = index(scene);
                long otherIndex = otherIndex(scene, index);
                long first = global(scene, index);
                long second = global(scene, otherIndex);
                swap(scene, "global_index", first, second);
                return List.of("entry " + index + ":", "entry " + otherIndex + ":");
            }),
            new Way("an entry deleted", scene -> {
                Scene.Event event = scene.event("log_index < ?", scene.entries() - 1);
                scene.sql.update("DELETE FROM docket.log_entry WHERE log_index = ?", event.logIndex());
                return List.of("expected log index " + event.logIndex(), "event " + event.id() + " has no place");
            }),
            new Way("an older state of events and order put back", scene -> {
                long kept = scene.entries() - 1 - scene.chance.nextInt((int) scene.entries() / 2);
                scene.sql.update(
                        "DELETE FROM docket.domain_event WHERE global_index IN"
                                + " (SELECT global_index FROM docket.log_entry WHERE log_index >= ?)",
                        kept);
                scene.sql.update("DELETE FROM docket.log_entry WHERE log_index >= ?", kept);
                return List.of("the order ends before entry " + kept);
            }),
            new Way("an event changed, and its entry with it", scene -> {
                long at = changed(scene);
                return List.of("entry " + at + " is not the one that was signed");
            }),
            new Way("an event, its entry and all tiles made anew, without the key", scene -> {
                changed(scene);
                new Forgery(scene).tiles();
                return List.of("the checkpoint does not have the root that the tiles lead to");
            }),
            new Way("an event, its entry, all tiles and the checkpoint made anew, with another key", scene -> {
                changed(scene);
                Forgery forgery = new Forgery(scene);
                forgery.tiles();
                forgery.checkpoint(Forgery.anotherKey());
                return List.of("is not signed by the key on record");
            }),
            new Way("an event, its entry, all tiles and the checkpoint made anew, with the key", scene -> {
                changed(scene);
                Forgery forgery = new Forgery(scene);
                forgery.tiles();
                forgery.checkpoint(forgery.stolenKey());
                return List.of("are not those of the checkpoint that was kept");
            }));

    private OrderWays() {}

    /** Puts another decimal, or another letter, into an event that was under the checkpoint that somebody kept. */
    private static long changed(Scene scene) {
        long size = Long.parseLong(scene.kept.split("\n")[1]);
        Scene.Event event = scene.event("log_index < ? AND type <> 'log-key-taken'", size);
        scene.set(event.id(), "payload = convert_to(replace(convert_from(payload, 'UTF8'), 'e', 'i'), 'UTF8')");
        scene.reseal(event.logIndex());
        return event.logIndex();
    }

    private static long index(Scene scene) {
        return scene.event().logIndex();
    }

    private static long otherIndex(Scene scene, long index) {
        return scene.event("log_index <> ?", index).logIndex();
    }

    private static long global(Scene scene, long logIndex) {
        return scene.number("SELECT global_index FROM docket.log_entry WHERE log_index = ?", logIndex);
    }

    private static void swap(Scene scene, String column, long index, long otherIndex) {
        String move = "UPDATE docket.log_entry SET " + column + " = ? WHERE " + column + " = ?";
        long aside = Long.MAX_VALUE;
        scene.sql.update(move, aside, index);
        scene.sql.update(move, index, otherIndex);
        scene.sql.update(move, otherIndex, aside);
    }
}
