/** What comes of a round: who is granted how much, what its limits cost, or which of them clash. */
package docket.allocation.answer;
