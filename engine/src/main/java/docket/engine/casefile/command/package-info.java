/** What a case is asked to do. */
package docket.engine.casefile.command;
