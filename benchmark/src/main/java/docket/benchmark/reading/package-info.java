/** Measures how fast stored events are read again: in order, into a projection, as an export. */
package docket.benchmark.reading;
