/** What every command is called in, and how it speaks. */
package docket.cli.terminal;
