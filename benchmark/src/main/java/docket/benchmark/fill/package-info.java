/** Fills a database with what many cases leave there, by copying what real ones left. */
package docket.benchmark.fill;
