/** Gives every committed event its place in one order without gaps, and reads along it. */
package docket.engine.order;
