/**
 * The year of a pair: terms, objectives, follow-ups, requests and their answers, and what each side
 * says of it.
 */
package org.mentorat.accompaniment;
