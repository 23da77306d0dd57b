package docket.allocation.tree;

/**
 * The order in which the units of all items would be granted if there were no limits. It comes in steps, and within a step item
 * by item.
 */
interface Ranking {

    long steps();

    /** How many units of an item are among the first so many steps. */
    long units(int item, long steps);

    /** Of two items with a unit in the step after so many, which comes first. */
    int compare(int item, int other, long steps);
}
