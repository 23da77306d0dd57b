/** Reads amounts of money as people write them. */
package docket.processes.amount;
