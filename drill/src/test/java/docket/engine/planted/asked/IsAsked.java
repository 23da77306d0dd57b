package docket.engine.planted.asked;

import docket.engine.planted.AsksBack;

/** Asks whoever asks it. */
public class IsAsked {
    AsksBack asking;
}
