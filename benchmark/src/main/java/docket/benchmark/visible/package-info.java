/** Measures how long after its commit an event is seen: by a streaming projection, and by a client of the feed. */
package docket.benchmark.visible;
