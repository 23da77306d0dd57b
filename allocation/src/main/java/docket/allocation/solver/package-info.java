/** The library of solvers that runs natively. */
package docket.allocation.solver;
