/** Measures how long a round of allocation takes, beside a linear solver on the same rounds. */
package docket.benchmark.allocation;
