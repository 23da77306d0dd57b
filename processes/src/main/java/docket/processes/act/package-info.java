/** Says who acts on the current thread and through which door, or that the program itself asks. */
package docket.processes.act;
