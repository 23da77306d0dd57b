/** Destroys what may no longer be kept: two people, after the retention period, and on record. */
package docket.engine.destruction;
