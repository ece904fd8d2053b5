/**
 * Wrong steps of the coordination, undone by an action with a reason and a trace: the wrong person
 * assigned, a mentorship closed by error.
 */
package org.mentorat.correction;
