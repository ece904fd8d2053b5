/**
 * The coordination's tasks, listed and decided many at a time: an API and a page. What a decision
 * does is in the rooms that the tasks come from.
 */
package org.mentorat.decisions;
