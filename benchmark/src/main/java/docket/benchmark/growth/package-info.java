/** Measures what a decision costs, and a look at things, when much is stored and much is open. */
package docket.benchmark.growth;
