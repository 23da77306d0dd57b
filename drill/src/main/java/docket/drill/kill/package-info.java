/** Drills that end programs, databases and machines, and look for what was lost. */
package docket.drill.kill;
