/** Texts that people write. */
package docket.engine.text;
