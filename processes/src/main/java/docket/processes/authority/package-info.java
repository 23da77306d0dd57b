/** Asks who may finally approve: the authority tables and the lines that they make. */
package docket.processes.authority;
