/** Who acts on this thread, through which door, or that the program itself asks. */
package docket.processes.act;
