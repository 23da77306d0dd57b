/** Measures what Docket takes: bytes on disk, memory, time to start. */
package docket.benchmark.cost;
