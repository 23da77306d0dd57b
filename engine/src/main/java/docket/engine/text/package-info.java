/** Judges texts that people write: what of them can be kept, seen and trusted. */
package docket.engine.text;
