package docket.engine.planted;

import docket.engine.planted.asked.IsAsked;

/** Asks a package that asks this one. */
public class AsksBack {
    IsAsked asked;
}
