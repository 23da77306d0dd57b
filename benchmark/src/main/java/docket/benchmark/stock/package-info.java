/** Axon's own JDBC event store, as it comes. */
package docket.benchmark.stock;
