/** What the screens and the REST contract read: cases and budget lines, folded from their events. */
package docket.engine.view;
