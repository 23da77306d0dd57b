/** Flowable as a contestant. */
package docket.benchmark.flowable;
