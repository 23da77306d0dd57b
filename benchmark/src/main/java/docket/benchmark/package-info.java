/** Measures Docket against its peers in one run. */
package docket.benchmark;
