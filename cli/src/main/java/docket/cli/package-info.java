/** The program: its main class and its commands. */
package docket.cli;
