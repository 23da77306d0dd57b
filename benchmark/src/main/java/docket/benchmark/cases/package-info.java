/** Measures how many cases a second go from the start to the end, and what one costs. */
package docket.benchmark.cases;
