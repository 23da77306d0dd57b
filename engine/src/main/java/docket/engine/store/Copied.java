package docket.engine.store;

/** An aggregate that can be copied, so that one in memory serves for many loads: whoever loads it goes on to change it. */
public interface Copied {

    /** One that shares nothing that changes. */
    Copied copy();
}
