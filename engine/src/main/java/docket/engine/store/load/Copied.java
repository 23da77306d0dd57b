package docket.engine.store.load;

/**
 * An aggregate that can be copied, so that one in memory serves for many loads: whoever loads it goes on to change it.
 */
public interface Copied<T> {

    /** A copy that shares nothing that changes. It is made for every load, so it must cost next to nothing. */
    T copy();
}
