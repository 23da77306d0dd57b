/** The machine that the contestants share: the database, their programs, and what both cost. */
package docket.benchmark.machine;
