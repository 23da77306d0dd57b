/** The budget of the sample organisation: two fiscal years of lines, what is spent of them, and rounds that share out more. */
package docket.api.sample.budget;
