package docket.api.pressure.body;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the bodies that are on their way. There is room for so many of them and so many bytes; when it is full, the one
 * that has been waited for longest gives way, so that whoever sends slowly displaces others who do. Thread-safe.
 */
public final class Bodies {

    private final Patience patience;
    private final int places;
    private final long bytes;
    /** The bodies that are awaited and how many bytes of each came, in the order in which they began. */
    private final Map<Body, Integer> awaited = new LinkedHashMap<>();

    private long gathered;

    /** @param bytes the most of all bodies together */
    public Bodies(Patience patience, int places, long bytes) {
        this.patience = patience;
        this.places = places;
        this.bytes = bytes;
    }

    Patience patience() {
        return patience;
    }

    synchronized void await(Body body) {
        awaited.put(body, 0);
        makeRoom();
    }

    /** Counts bytes that came; answers false where the body had to give way. */
    synchronized boolean grow(Body body, int by) {
        if (awaited.computeIfPresent(body, (key, bytesSoFar) -> bytesSoFar + by) == null) {
            return false;
        }
        gathered += by;
        makeRoom();
        return awaited.containsKey(body);
    }

    synchronized void leave(Body body) {
        Integer came = awaited.remove(body);
        gathered -= came == null ? 0 : came;
    }

    /** How many bodies are on their way. */
    public synchronized int awaited() {
        return awaited.size();
    }

    private void makeRoom() {
        while (awaited.size() > places || gathered > bytes) {
            Body longest = awaited.keySet().iterator().next();
            leave(longest);
            longest.giveWay();
        }
    }
}
