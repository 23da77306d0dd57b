/** A Docket of its own that a drill may kill, pause and move in time. */
package docket.drill.victim;
