/** What is refused: a stable code, a text in both languages, and what to do next. */
package docket.engine.refusal;
