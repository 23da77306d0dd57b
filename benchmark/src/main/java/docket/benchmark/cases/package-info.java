/** How many cases a second, from the start to the end, and what one costs. */
package docket.benchmark.cases;
