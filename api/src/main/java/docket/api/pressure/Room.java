package docket.api.pressure;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A number of places. Whoever finds none is turned away at once. Thread-safe. */
public final class Room {

    private final int places;
    private final Semaphore free;
    private final AtomicLong turnedAway = new AtomicLong();

    Room(int places) {
        this.places = places;
        this.free = new Semaphore(places);
    }

    boolean enter() {
        if (free.tryAcquire()) {
            return true;
        }
        turnedAway.incrementAndGet();
        return false;
    }

    void leave() {
        free.release();
    }

    /** How many places are taken. */
    public int taken() {
        return places - free.availablePermits();
    }

    /** How many found no place since the start. */
    public long turnedAway() {
        return turnedAway.get();
    }
}
