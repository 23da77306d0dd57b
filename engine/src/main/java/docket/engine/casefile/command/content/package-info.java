/** The commands that record what models say of the content. */
package docket.engine.casefile.command.content;
