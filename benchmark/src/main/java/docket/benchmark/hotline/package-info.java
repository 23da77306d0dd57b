/** Measures many clients that reserve on one budget line. */
package docket.benchmark.hotline;
