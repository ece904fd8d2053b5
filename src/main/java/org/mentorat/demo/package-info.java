/**
 * The demonstration: a clock that visitors move, and fictitious people and mentorships; nothing of
 * it exists outside the {@code demo} profile.
 */
package org.mentorat.demo;
