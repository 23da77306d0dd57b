/** The contestants, each in a program of its own, and the clients that drive them. */
package docket.benchmark.contest;
